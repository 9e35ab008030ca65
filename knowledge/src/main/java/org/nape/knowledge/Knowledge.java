package org.nape.knowledge;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the clinical files say, checked: every name that is used exists. Immutable, to be loaded once and shared. */
public final class Knowledge {
    /** The id of the group that asks about common causes. */
    public static final String TRIGGERS = "triggers";

    private final String version;
    private final String contentHash;
    private final Questions questions;
    private final List<QuestionGroup> groups;
    private final Map<String, Reference> references;
    private final Map<Level, LevelAdvice> advice;
    private final Map<Level, LevelBehaviour> behaviours;
    private final Handover handover;
    private final List<ConsistencyCheck> checks;
    private final Map<String, Rule> rules;
    private final Map<String, FollowUpRule> followUpRules;
    private final Map<String, ContentItem> content;
    private final Map<String, CarePlan> plans;
    private final Map<String, CheckInTemplate> checkIns;
    private final Map<String, ReminderTemplate> reminders;
    private final RedFlagOrders redFlagOrders;
    private final RoutineOrders routineOrders;
    private final ReminderPolicy reminderPolicy;
    private final EmergencyNumbers emergencyNumbers;

    /** Reads the files on the class path; faulty ones are refused with {@link KnowledgeException}. */
    public static Knowledge load() {
        return new KnowledgeReader(KnowledgeFiles.onClassPath()).read();
    }

    /** Reads the files in a directory, for an operator who has rules of their own. */
    public static Knowledge load(Path directory) {
        return new KnowledgeReader(KnowledgeFiles.in(directory)).read();
    }

    Knowledge(
            String version,
            String contentHash,
            QuestionFile questionFile,
            Map<String, Reference> references,
            RuleFile ruleFile,
            Map<String, ContentItem> content,
            CarePlanFile planFile,
            CheckInFile checkInFile,
            EmergencyNumbers emergencyNumbers) {
        this.version = version;
        this.contentHash = contentHash;
        this.questions = questionFile.questions();
        this.groups = List.copyOf(questionFile.groups());
        this.references = references;
        this.advice = ruleFile.advice();
        this.behaviours = ruleFile.behaviours();
        this.handover = ruleFile.handover();
        this.checks = List.copyOf(ruleFile.checks());
        this.rules = byId(ruleFile.rules(), Rule::id);
        this.followUpRules = byId(ruleFile.followUpRules(), FollowUpRule::id);
        this.content = content;
        this.plans = planFile.plans();
        this.checkIns = checkInFile.checkIns();
        this.reminders = byId(
                plans.values().stream()
                        .flatMap(plan -> plan.reminders().stream())
                        .toList(),
                ReminderTemplate::id);
        this.redFlagOrders = planFile.redFlagOrders();
        this.routineOrders = planFile.routineOrders();
        this.reminderPolicy = checkInFile.policy();
        this.emergencyNumbers = emergencyNumbers;
    }

    /** The version that all files carry. */
    public String version() {
        return version;
    }

    /** SHA-256 over all files, in hex: what exactly was in force. */
    public String contentHash() {
        return contentHash;
    }

    /** The questions of the interview, in asking order. */
    public List<Question> questions() {
        return List.copyOf(questions.interview().values());
    }

    /** The questions of check-ins, which a report does not take. */
    public List<Question> followUpQuestions() {
        return List.copyOf(questions.followUp().values());
    }

    public List<QuestionGroup> groups() {
        return groups;
    }

    /** Finds a question of the interview or of a check-in. */
    public Optional<Question> findQuestion(String id) {
        return questions.find(id);
    }

    /** Takes a report's answers, id to boolean, whole number, option id or null for "not sure", as JSON gave them. */
    public Answers.Reading read(Map<String, ?> raw) {
        return Answers.read(questions, questions.interview(), raw);
    }

    /** Takes the answers of a check-in: to all that it asks, and to any question of the interview. */
    public Answers.Reading read(CheckInTemplate checkIn, Map<String, ?> raw) {
        var reading = Answers.read(questions, questions.interviewAnd(checkIn.ask()), raw);
        var unasked = checkIn.ask().stream()
                .filter(question -> !raw.containsKey(question.id()))
                .map(question -> new Answers.Fault(question.id(), "This must be answered; null is \"not sure\"."));
        return new Answers.Reading(
                reading.answers(),
                Stream.concat(reading.faults().stream(), unasked).toList());
    }

    /** Takes answers that a report was filed with, be it from an interview or from a check-in. */
    public Answers.Reading readFiled(Map<String, ?> raw) {
        return Answers.read(
                questions, questions.interviewAnd(questions.followUp().values()), raw);
    }

    /** What is known of a person who has not been asked anything. */
    public Answers noAnswers() {
        return Answers.none(questions);
    }

    /** All rules, in file order: the most urgent level first. */
    public List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    public Optional<Rule> findRule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    public List<FollowUpRule> followUpRules() {
        return List.copyOf(followUpRules.values());
    }

    public Optional<FollowUpRule> findFollowUpRule(String id) {
        return Optional.ofNullable(followUpRules.get(id));
    }

    public List<ConsistencyCheck> checks() {
        return checks;
    }

    public LevelAdvice advice(Level level) {
        return Optional.ofNullable(advice.get(level)).orElseThrow();
    }

    public LevelBehaviour behaviour(Level level) {
        return Optional.ofNullable(behaviours.get(level)).orElseThrow();
    }

    public Handover handover() {
        return handover;
    }

    public List<ContentItem> content() {
        return List.copyOf(content.values());
    }

    public Optional<ContentItem> findContent(String slug) {
        return Optional.ofNullable(content.get(slug));
    }

    public List<CarePlan> plans() {
        return List.copyOf(plans.values());
    }

    public Optional<CarePlan> findPlan(String id) {
        return Optional.ofNullable(plans.get(id));
    }

    /** Finds a reminder of a plan. */
    public Optional<ReminderTemplate> findReminder(String id) {
        return Optional.ofNullable(reminders.get(id));
    }

    public List<CheckInTemplate> checkIns() {
        return List.copyOf(checkIns.values());
    }

    public Optional<CheckInTemplate> findCheckIn(String id) {
        return Optional.ofNullable(checkIns.get(id));
    }

    /** What is asked when something that the person did made it worse. */
    public Optional<CheckInTemplate> findReCheck() {
        return checkIns.values().stream().filter(CheckInTemplate::whenMadeWorse).findFirst();
    }

    public RedFlagOrders redFlagOrders() {
        return redFlagOrders;
    }

    public RoutineOrders routineOrders() {
        return routineOrders;
    }

    public ReminderPolicy reminderPolicy() {
        return reminderPolicy;
    }

    public EmergencyNumbers emergencyNumbers() {
        return emergencyNumbers;
    }

    public List<Reference> references() {
        return List.copyOf(references.values());
    }

    public Optional<Reference> findReference(String id) {
        return Optional.ofNullable(references.get(id));
    }

    private static <T> Map<String, T> byId(List<T> values, Function<T, String> id) {
        return Collections.unmodifiableMap(values.stream()
                .collect(Collectors.toMap(id, Function.identity(), (first, _) -> first, LinkedHashMap::new)));
    }
}
