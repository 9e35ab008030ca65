package org.nape.knowledge;

import java.util.List;

/** Answers that cannot all be right: while its condition is true, care at home is not given. */
public record ConsistencyCheck(String id, Condition condition, List<Question> askAgain, String message) {
    public ConsistencyCheck {
        askAgain = List.copyOf(askAgain);
    }
}
