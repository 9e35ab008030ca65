package org.nape.triage.shadow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says a tally in lines of text. Never an answer and never a person: it may be mailed around. */
final class ShadowTable {
    private ShadowTable() {}

    static List<String> of(ShadowTally tally, Duration took) {
        var lines = new ArrayList<String>();
        tally.changes().forEach((change, kind) -> {
            lines.add("%-8s %9d  %s -> %s"
                    .formatted(name(change.direction()), kind.reports(), change.then(), change.now()));
            kind.reasons().forEach((reason, reports) -> lines.add("%20d  %s".formatted(reports, reason)));
            lines.add(" ".repeat(22) + "for example " + String.join(", ", kind.examples()));
        });
        if (lines.isEmpty()) {
            lines.add("no report changes");
        }
        if (tally.misfits() > 0) {
            lines.add("%d reports have answers that do not fit the questions; they count as open"
                    .formatted(tally.misfits()));
        }
        lines.add(summary(tally, took));
        return lines;
    }

    private static String name(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    private static String summary(ShadowTally tally, Duration took) {
        return String.format(
                Locale.ROOT,
                "%d reports in %.1f s: %d down, %d up, %d sideways, %d unchanged",
                tally.reports(),
                took.toMillis() / 1e3,
                tally.count(Direction.DOWN),
                tally.count(Direction.UP),
                tally.count(Direction.SIDEWAYS),
                tally.count(Direction.NOWHERE));
    }
}
