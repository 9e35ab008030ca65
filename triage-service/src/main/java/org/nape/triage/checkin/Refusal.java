package org.nape.triage.checkin;

import org.nape.web.IdempotencyKey;
import org.nape.web.Problem;

/** Why a reply is not taken. */
enum Refusal {
    KEY_REUSED("", "This key was sent with another reply before."),
    ANSWERED("check-in-answered", "You have answered this check-in already, and otherwise."),
    SUPERSEDED("check-in-superseded", "You have reported again since you were asked: that report counts now."),
    TOO_OLD(
            "answers-too-old",
            "These answers are more than 24 hours old and do not say how you are now. Please answer again.");

    private final String kind;
    private final String detail;

    Refusal(String kind, String detail) {
        this.kind = kind;
        this.detail = detail;
    }

    Problem problem() {
        return this == KEY_REUSED
                ? IdempotencyKey.reused(detail)
                : Problem.of(409, kind, "The present state does not allow this", detail);
    }
}
