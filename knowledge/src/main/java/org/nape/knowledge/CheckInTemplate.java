package org.nape.knowledge;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A moment when a person with a plan is asked how it goes. It has either an offset or a time after the onset.
 *
 * @param offset from the start of the plan
 * @param askAgain what happens without an answer, in words
 * @param whenMadeWorse whether it is asked when something that the person did made it worse
 */
public record CheckInTemplate(
        String id,
        List<Question> ask,
        Optional<Duration> offset,
        Optional<AfterOnset> afterOnset,
        String rrule,
        String text,
        List<OnAnswer> onAnswer,
        Optional<String> askAgain,
        boolean whenMadeWorse) {

    /**
     * Due so long after the symptoms began (the start of the plan less {@code duration_days}), at this local time, but
     * never earlier than so long after the start of the plan.
     */
    public record AfterOnset(Duration sinceOnset, LocalTime at, Duration notBeforeSincePlanStart) {}

    /**
     * What an answer leads to.
     *
     * @param offer the id of a plan that is offered
     * @param cancel which reminders end, such as {@code exercise_reminders}
     */
    public record OnAnswer(
            Question question,
            boolean answer,
            Optional<Level> level,
            Optional<String> ruleId,
            List<String> show,
            List<String> cancel,
            Optional<String> offer) {

        public OnAnswer {
            show = List.copyOf(show);
            cancel = List.copyOf(cancel);
        }
    }

    public CheckInTemplate {
        ask = List.copyOf(ask);
        onAnswer = List.copyOf(onAnswer);
    }

    @Override
    public String toString() {
        return id;
    }
}
