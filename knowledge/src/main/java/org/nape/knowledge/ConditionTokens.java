package org.nape.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a condition into words and signs, each with its column. */
final class ConditionTokens {
    private static final Set<String> KEYWORDS = Set.of("true", "false", "in");
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<number>-?[0-9][0-9A-Za-z_.]*)"
            + "|\"(?<text>[^\"\\\\]*)\""
            + "|(?<sign>\\|\\||&&|==|!=|>=|<=|[!><()\\[\\],]))");

    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    record Token(Kind kind, String text, int column) {
        /** Whether this is that sign or keyword; a quoted text never is. */
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    private ConditionTokens() {}

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        var end = text.stripTrailing().length();
        var matcher = TOKEN.matcher(text).region(0, end);
        int at = 0;
        while (at < end) {
            matcher.region(at, end);
            if (!matcher.lookingAt()) {
                int wrong = end - text.substring(at, end).stripLeading().length();
                throw new ConditionException(wrong + 1, "'" + text.charAt(wrong) + "' cannot be read here");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", end + 1));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        var name = matcher.group("name");
        if (name != null) {
            return new Token(KEYWORDS.contains(name) ? Kind.SIGN : Kind.NAME, name, matcher.start("name") + 1);
        }
        var number = matcher.group("number");
        if (number != null) {
            return new Token(Kind.NUMBER, number, matcher.start("number") + 1);
        }
        var text = matcher.group("text");
        if (text != null) {
            return new Token(Kind.TEXT, text, matcher.start("text"));
        }
        return new Token(Kind.SIGN, matcher.group("sign"), matcher.start("sign") + 1);
    }
}
