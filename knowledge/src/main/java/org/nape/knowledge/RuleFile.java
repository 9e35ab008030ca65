package org.nape.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rules.yaml}. */
final class RuleFile {
    private final Map<String, Reference> references;
    private final Questions questions;
    private final ConditionParser parser;
    private final Set<String> ids = new HashSet<>();

    private final Map<Level, LevelAdvice> advice = new EnumMap<>(Level.class);
    private final Map<Level, LevelBehaviour> behaviours = new EnumMap<>(Level.class);
    private final List<ConsistencyCheck> checks = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<FollowUpRule> followUpRules = new ArrayList<>();
    private final Handover handover;

    RuleFile(Entry file, Map<String, Reference> references, Questions questions) {
        this.references = references;
        this.questions = questions;
        this.parser = new ConditionParser(questions.interview());
        file.entries("levels", "id").forEach(this::addAdvice);
        file.entries("consistency_checks", "id").forEach(this::addCheck);
        file.entries("rules", "id").forEach(this::addRule);
        file.entries("follow_up_rules", "id").forEach(this::addFollowUpRule);
        file.keyed("level_behaviour").forEach(this::addBehaviour);
        this.handover = handover(file.entry("evaluation"));
        for (var level : Level.values()) {
            if (!advice.containsKey(level) || !behaviours.containsKey(level)) {
                file.fault("levels and level_behaviour must both have " + level);
            }
        }
    }

    Map<Level, LevelAdvice> advice() {
        return advice;
    }

    Map<Level, LevelBehaviour> behaviours() {
        return behaviours;
    }

    List<ConsistencyCheck> checks() {
        return checks;
    }

    List<Rule> rules() {
        return rules;
    }

    List<FollowUpRule> followUpRules() {
        return followUpRules;
    }

    Handover handover() {
        return handover;
    }

    static Optional<Level> level(String id) {
        return Arrays.stream(Level.values())
                .filter(level -> level.name().equals(id))
                .findFirst();
    }

    static Optional<Origin> origin(String id) {
        return Arrays.stream(Origin.values())
                .filter(origin -> origin.id().equals(id))
                .findFirst();
    }

    private void addAdvice(Entry entry) {
        var level = entry.oneOf("id", RuleFile::level, Level.EMERGENCY);
        if (entry.number("rank") != level.ordinal()) {
            entry.fault("the rank of " + level + " is " + level.ordinal());
        }
        advice.put(level, new LevelAdvice(level, entry.text("title"), entry.text("action"), entry.flag("seed")));
        entry.done();
    }

    private void addCheck(Entry entry) {
        checks.add(new ConsistencyCheck(
                newId(entry),
                entry.condition("when", parser),
                entry.named("ask_again", questions.interview(), "question"),
                entry.text("message")));
        entry.done();
    }

    private void addRule(Entry entry) {
        var rule = new Rule(
                newId(entry),
                entry.oneOf("level", RuleFile::level, Level.EMERGENCY),
                entry.oneOf("origin", RuleFile::origin, Origin.SEED),
                entry.flag("mandatory"),
                entry.text("concern"),
                entry.condition("when", parser),
                entry.text("person"),
                entry.text("clinician"),
                entry.named("sources", references, "reference"),
                entry.text("safety"));
        if (rule.sources().isEmpty()) {
            entry.fault("a rule needs a source");
        }
        if (rule.mandatory() != (rule.origin() == Origin.SEED)) {
            entry.fault("the rules of the seed, and no others, are mandatory");
        }
        rules.add(rule);
        entry.done();
    }

    private void addFollowUpRule(Entry entry) {
        var effect = entry.entry("effect");
        var rule = new FollowUpRule(
                newId(entry),
                entry.condition("when", new ConditionParser(questions.followUp())),
                effect.flagIfAny("stop_plan"),
                effect.flagIfAny("restart_interview"),
                effect.has("level")
                        ? Optional.of(effect.oneOf("level", RuleFile::level, Level.EMERGENCY))
                        : Optional.empty(),
                entry.text("person"),
                entry.oneOf("origin", RuleFile::origin, Origin.SEED),
                entry.findText("asked_at"));
        if (rule.level().filter(level -> level != Level.ROUTINE).isPresent()) {
            effect.fault("a follow-up rule sets no level but ROUTINE: a red flag needs a rule that says what it fears");
        }
        followUpRules.add(rule);
        effect.done();
        entry.done();
    }

    private void addBehaviour(Entry entry) {
        var level = level(entry.id());
        if (level.isEmpty()) {
            entry.fault("there is no such level");
            return;
        }
        behaviours.put(
                level.get(),
                new LevelBehaviour(
                        level.get(),
                        entry.flag("stop_interview"),
                        entry.texts("show"),
                        entry.flag("hide_self_care"),
                        entry.findText("self_care_limited_to"),
                        entry.text("cancel_reminders"),
                        entry.flagIfAny("one_tap_call"),
                        entry.flagIfAny("finish_emergency_questions"),
                        entry.flagIfAny("safety_net")));
        entry.done();
    }

    private static Handover handover(Entry evaluation) {
        var handover = evaluation.entry("unresolved_handover");
        return new Handover(handover.text("person"), handover.text("clinician"));
    }

    private String newId(Entry entry) {
        var id = entry.text("id");
        if (!ids.add(id)) {
            entry.fault("this id is taken");
        }
        return id;
    }
}
