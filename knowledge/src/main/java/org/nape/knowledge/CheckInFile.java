package org.nape.knowledge;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the check-ins and the reminder policy of {@code care-plans.yaml}. */
final class CheckInFile {
    private static final Pattern AFTER_ONSET = Pattern.compile(
            "due = onset \\+ (P\\w+) at ([0-2][0-9]:[0-5][0-9]) local, where onset = plan start minus duration_days; "
                    + "never earlier than plan start \\+ (P\\w+)");

    private final Questions questions;
    private final Map<String, ContentItem> content;
    private final Map<String, CheckInTemplate> checkIns = new LinkedHashMap<>();
    private final ReminderPolicy policy;

    CheckInFile(Entry file, Questions questions, Map<String, ContentItem> content) {
        this.questions = questions;
        this.content = content;
        this.policy = policy(file.entry("reminder_policy"));
        for (var entry : file.entries("check_ins", "id")) {
            var checkIn = checkIn(entry);
            if (checkIns.put(checkIn.id(), checkIn) != null) {
                entry.fault("this check-in id is taken");
            }
            entry.forReaders("origin");
            entry.done();
        }
    }

    Map<String, CheckInTemplate> checkIns() {
        return checkIns;
    }

    ReminderPolicy policy() {
        return policy;
    }

    private static ReminderPolicy policy(Entry entry) {
        var quiet = entry.entry("quiet_hours");
        var texts = new LinkedHashMap<String, String>();
        for (var field : List.of("timezone", "over_max", "bundling", "missed", "end", "privacy", "dst")) {
            texts.put(field, entry.text(field));
        }
        texts.put("quiet_hours", quiet.text("rule"));
        var policy = new ReminderPolicy(
                CarePlanFile.time(quiet, "from"),
                CarePlanFile.time(quiet, "to"),
                entry.number("max_per_day"),
                Duration.ofMinutes(numberIn(entry, "bundling", "within (\\d+) minutes")),
                entry.texts("snooze").stream().map(entry::durationOf).toList(),
                numberIn(entry, "missed", "After (\\d+) missed"),
                Duration.ofDays(numberIn(entry, "end", "after (\\d+) days")),
                texts);
        quiet.done();
        entry.done();
        return policy;
    }

    private CheckInTemplate checkIn(Entry entry) {
        var offset = entry.findDuration("offset");
        var afterOnset = entry.findText("offset_rule").flatMap(rule -> afterOnset(entry, rule));
        if (offset.isPresent() == afterOnset.isPresent()) {
            entry.fault("a check-in has either an offset or an offset_rule");
        }
        var onAnswer = entry.findEntry("on_answer");
        return new CheckInTemplate(
                entry.text("id"),
                entry.named("ask", questions.followUp(), "follow-up question"),
                offset,
                afterOnset,
                ReminderReader.rrule(entry),
                entry.text("text"),
                onAnswer.map(this::onAnswer).orElse(List.of()),
                onAnswer.flatMap(answers -> answers.findText("no_answer_within")),
                entry.flagIfAny("when_made_worse"));
    }

    private List<CheckInTemplate.OnAnswer> onAnswer(Entry entry) {
        var effects = new ArrayList<CheckInTemplate.OnAnswer>();
        for (var question : questions.followUp().values()) {
            for (var answer : List.of(true, false)) {
                entry.findEntry(question.id() + "_" + answer)
                        .ifPresent(effect -> effects.add(onAnswer(effect, question, answer)));
            }
        }
        entry.forReaders("no_answer_within");
        entry.done();
        return effects;
    }

    private CheckInTemplate.OnAnswer onAnswer(Entry effect, Question question, boolean answer) {
        var onAnswer = new CheckInTemplate.OnAnswer(
                question,
                answer,
                effect.has("level")
                        ? Optional.of(effect.oneOf("level", RuleFile::level, Level.EMERGENCY))
                        : Optional.empty(),
                effect.findText("rule"),
                effect.named("show", content, "content item").stream()
                        .map(ContentItem::slug)
                        .toList(),
                effect.textsIfAny("cancel"),
                effect.findText("offer"));
        effect.done();
        return onAnswer;
    }

    private static Optional<CheckInTemplate.AfterOnset> afterOnset(Entry entry, String rule) {
        var matcher = AFTER_ONSET.matcher(rule);
        if (!matcher.matches()) {
            entry.fault("offset_rule must read: " + AFTER_ONSET);
            return Optional.empty();
        }
        return Optional.of(new CheckInTemplate.AfterOnset(
                entry.durationOf(matcher.group(1)),
                LocalTime.parse(matcher.group(2)),
                entry.durationOf(matcher.group(3))));
    }

    /** The number in a sentence of the policy, so that sentence and behaviour cannot part. */
    private static int numberIn(Entry entry, String field, String pattern) {
        return Optional.of(Pattern.compile(pattern).matcher(entry.text(field)))
                .filter(Matcher::find)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .orElseGet(() -> {
                    entry.fault(field + " must say: " + pattern);
                    return 0;
                });
    }
}
