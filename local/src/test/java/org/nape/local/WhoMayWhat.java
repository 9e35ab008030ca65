package org.nape.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The table {@code who-may-what.txt}: a line for each operation, a status for each caller.
 *
 * @param callers in the order in which they ask
 */
record WhoMayWhat(List<String> callers, List<Line> lines) {
    static final String FILE = "/who-may-what.txt";
    /** In the place of a caller: whoever may, asking for a thing that is not there. */
    static final String ABSENT = "absent";

    private static final String NOT_ASKED = "-";
    private static final Set<String> NOT_FOR_THEM = Set.of(NOT_ASKED, "401", "403", "404");

    record Line(String method, String path, List<String> statuses) {
        String name() {
            return method + " " + path;
        }
    }

    static WhoMayWhat read() throws IOException {
        try (var in = WhoMayWhat.class.getResourceAsStream(FILE)) {
            var rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.isBlank() && !row.startsWith("#"))
                    .map(row -> List.of(row.strip().split("\\s+")))
                    .toList();
            return new WhoMayWhat(
                    rows.getFirst().subList(2, rows.getFirst().size()),
                    rows.stream()
                            .skip(1)
                            .map(row -> new Line(row.get(0), row.get(1), row.subList(2, row.size())))
                            .toList());
        }
    }

    TreeSet<String> operations() {
        return lines.stream().map(line -> Operations.plain(line.name())).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who asks for this. */
    List<String> callersOf(Line line) {
        return callers.stream()
                .filter(caller -> !status(line, caller).equals(NOT_ASKED))
                .toList();
    }

    String status(Line line, String caller) {
        return line.statuses().get(callers.indexOf(caller));
    }

    /** Whoever is heard when the thing is there. */
    String whoMay(Line line) {
        return callers.stream()
                .filter(caller -> !NOT_FOR_THEM.contains(status(line, caller)))
                .findFirst()
                .orElseThrow();
    }
}
