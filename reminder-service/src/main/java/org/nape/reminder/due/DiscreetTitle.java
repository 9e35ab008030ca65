package org.nape.reminder.due;

import java.util.regex.Pattern;

/** What a locked screen shows instead of a title that names a health problem. */
final class DiscreetTitle {
    private static final String BREAK = "Time for your short break";
    /** A question must not be taken for a break that can be left out. */
    private static final String QUESTION = "There is a question for you: please open your plan";

    /** A person's own words are their permission, unless they speak of the body or of care. */
    private static final Pattern HEALTH = Pattern.compile(
            "\\b(neck|shoulder|spine|back|head|jaw|arm|muscle|nerve|disk|pain|ache|aching|hurt|sore|spasm|stiff|dizz|injur|"
                    + "whiplash|symptom|health|doctor|physio|therap|treat|medic|tablet|pill|drug|dose|ibuprofen|paracetamol|"
                    + "ice|icing|heat|massage|stretch|exercis|collar)",
            Pattern.CASE_INSENSITIVE);

    private DiscreetTitle() {}

    static String of(Reminder reminder) {
        if (reminder.isOwnTitle() && !namesHealth(reminder.title())) {
            return reminder.title();
        }
        return reminder.schedule().manner().safetyPrompt() ? QUESTION : BREAK;
    }

    private static boolean namesHealth(String title) {
        return HEALTH.matcher(title).find();
    }
}
