package org.nape.reminder.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.nape.knowledge.Answers;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.reminder.Examples;
import org.nape.reminder.day.Day;
import org.nape.reminder.due.Reminder;

/** The fullest plan that there is, of someone to whom every cause applies from the first hour on. */
public final class FullPlan {
    private static final Knowledge KNOWLEDGE = Knowledge.load();

    private FullPlan() {}

    public static List<Reminder> reminders(Instant start, Day day) {
        return of(start, day).reminders();
    }

    static Plan of(Instant start, Day day) {
        var maker = new PlanMaker(KNOWLEDGE);
        var composition = maker.compose(Level.SELF_CARE, answers(), start, day.zone());
        return maker.lay(composition, Choices.NONE, false, day).orElseThrow();
    }

    public static Examples.Example example() {
        var desk = Examples.of("ex01");
        var raw = new HashMap<>(desk.answers());
        raw.replaceAll((question, answer) -> question.startsWith("trigger_") ? Boolean.TRUE : answer);
        raw.put("duration_days", 0);
        return new Examples.Example("full", raw, desk.level(), List.of(), List.of());
    }

    static Answers answers() {
        return KNOWLEDGE.read(example().answers()).answers();
    }
}
