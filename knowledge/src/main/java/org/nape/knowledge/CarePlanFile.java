package org.nape.knowledge;

import java.time.LocalTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the plans and the orders of {@code care-plans.yaml}. */
final class CarePlanFile {
    private final Map<String, ContentItem> content;
    private final Map<String, CheckInTemplate> checkIns;
    private final ConditionParser parser;
    private final Map<String, CarePlan> plans = new LinkedHashMap<>();
    private final Set<String> reminderIds = new HashSet<>();
    private final RedFlagOrders redFlagOrders;
    private final RoutineOrders routineOrders;

    CarePlanFile(
            Entry file, Map<String, ContentItem> content, Questions questions, Map<String, CheckInTemplate> checkIns) {
        this.content = content;
        this.checkIns = checkIns;
        this.parser = new ConditionParser(questions.interviewAndLevel());
        file.entries("plans", "id").forEach(this::addPlan);
        file.entries("plans", "id").forEach(this::checkReminderIds);
        this.redFlagOrders = redFlagOrders(file.entry("on_red_flag"));
        this.routineOrders = routineOrders(file.entry("on_level_up_to_routine"));
        checkLibrary(file.entry("library"));
    }

    Map<String, CarePlan> plans() {
        return plans;
    }

    RedFlagOrders redFlagOrders() {
        return redFlagOrders;
    }

    RoutineOrders routineOrders() {
        return routineOrders;
    }

    private void addPlan(Entry entry) {
        var plan = new CarePlan(
                entry.text("id"),
                entry.condition("when", parser),
                entry.flagIfAny("on_request"),
                entry.named("show", content, "content item"),
                entry.named("may_not_show", content, "content item"),
                kinds(entry, "may_not_show_kinds"),
                entry.flagIfAny("overrides_may_not_show"),
                entry.entries("reminders", "id").stream().map(this::reminder).toList(),
                entry.textsIfAny("cancel_reminders"),
                entry.textsIfAny("replaces_reminders"),
                entry.named("check_ins", checkIns, "check-in"),
                entry.findText("note"));
        plan.show().stream()
                .filter(ContentItem::libraryOnly)
                .forEach(item -> entry.fault("show: '" + item + "' is for the library only"));
        if (plans.put(plan.id(), plan) != null) {
            entry.fault("this plan id is taken");
        }
        entry.done();
    }

    private ReminderTemplate reminder(Entry entry) {
        var reminder = ReminderReader.ofPlan(entry);
        if (!content.containsKey(reminder.contentSlug())) {
            entry.fault("content: there is no content item '" + reminder.contentSlug() + "'");
        }
        if (!reminderIds.add(reminder.id())) {
            entry.fault("this reminder id is taken");
        }
        return reminder;
    }

    private void checkReminderIds(Entry plan) {
        for (var field : List.of("cancel_reminders", "replaces_reminders")) {
            plan.textsIfAny(field).stream()
                    .filter(id -> !reminderIds.contains(id))
                    .forEach(id -> plan.fault(field + ": there is no reminder '" + id + "'"));
        }
    }

    private RedFlagOrders redFlagOrders(Entry entry) {
        var show = new LinkedHashMap<Level, List<ContentItem>>();
        var shown = entry.entry("show");
        for (var level : List.of(Level.EMERGENCY, Level.URGENT)) {
            shown.texts(level.name());
            show.put(level, shown.named(level.name(), content, "content item"));
        }
        shown.done();
        var orders = new RedFlagOrders(
                entry.texts("cancel"),
                kinds(entry, "hide"),
                show,
                entry.text("stop_text"),
                entry.text("keep"),
                entry.text("resume"));
        entry.done();
        return orders;
    }

    private static RoutineOrders routineOrders(Entry entry) {
        var orders = new RoutineOrders(entry.texts("cancel"), entry.texts("keep"), entry.text("condition"));
        entry.done();
        return orders;
    }

    /** What the library calls its own must say so itself, and the other way round. */
    private void checkLibrary(Entry entry) {
        var named = new HashSet<>(entry.named("library_only", content, "content item"));
        for (var item : content.values()) {
            if (item.libraryOnly() != named.contains(item)) {
                entry.fault("library_only must hold just the items that say so: '" + item + "'");
            }
        }
        entry.forReaders("note");
        entry.done();
    }

    private static Set<ContentKind> kinds(Entry entry, String field) {
        var known = new LinkedHashMap<String, ContentKind>();
        for (var kind : ContentKind.values()) {
            known.put(kind.id(), kind);
        }
        return new HashSet<>(entry.named(field, known, "kind"));
    }

    static LocalTime time(Entry entry, String field) {
        var text = entry.text(field);
        return Optional.of(text)
                .filter(given -> given.matches("([01][0-9]|2[0-3]):[0-5][0-9]"))
                .map(LocalTime::parse)
                .orElseGet(() -> {
                    entry.fault(field + ": '" + text + "' is no time of day");
                    return LocalTime.MIDNIGHT;
                });
    }
}
