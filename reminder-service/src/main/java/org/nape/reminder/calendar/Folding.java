package org.nape.reminder.calendar;

import java.nio.charset.StandardCharsets;

/** Breaks long lines as RFC 5545, 3.1 wants it: by octets, where libraries count characters, and never within one. */
final class Folding {
    private static final int LONGEST = 75;
    private static final String BREAK = "\r\n";
    private static final String NEXT_PART = BREAK + " ";

    private Folding() {}

    static String fold(String lines) {
        var folded = new StringBuilder(lines.length() + lines.length() / 32);
        for (var line : lines.split(BREAK)) {
            fold(line, folded);
            folded.append(BREAK);
        }
        return folded.toString();
    }

    private static void fold(String line, StringBuilder folded) {
        var octets = 0;
        for (var i = 0; i < line.length(); ) {
            var end = line.offsetByCodePoints(i, 1);
            var character = line.substring(i, end);
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                folded.append(NEXT_PART);
                octets = 1;
            }
            folded.append(character);
            octets += size;
            i = end;
        }
    }
}
