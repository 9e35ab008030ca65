package org.nape.triage.interview;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.assessment.Assessment;
import org.nape.knowledge.assessment.Interview;
import org.nape.triage.rulebook.PublishedQuestion;
import org.nape.triage.rulebook.Told;

/**
 * How far an interview is.
 *
 * @param status {@code level} while the level is open, {@code plan} while it is open what is safe, {@code clarify} while
 *     answers contradict each other, {@code handed-over} when the person is not sure about all that is open, {@code done}
 * @param next the questions to ask now, which go on one screen
 * @param remainingAtMost how many questions may still come, these included
 * @param level null while it is open
 * @param atLeast the level, ROUTINE or above, that is certain already; null if none is
 * @param title what the person is told; null while the level is open and questions are left
 */
record NextStep(
        String status,
        List<PublishedQuestion> next,
        int remainingAtMost,
        @Nullable Level level,
        @Nullable Level atLeast,
        @Nullable String title,
        @Nullable String action) {

    static NextStep of(Interview.Step step, Knowledge knowledge) {
        var told = told(step, knowledge);
        return new NextStep(
                step.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                step.next().stream().map(PublishedQuestion::of).toList(),
                step.remainingAtMost(),
                step.assessment().level().orElse(null),
                step.assessment().atLeast().orElse(null),
                told.map(Told::title).orElse(null),
                told.map(Told::action).orElse(null));
    }

    /** What a person is told who stops here: nothing yet while the next question may change it. */
    private static Optional<Told> told(Interview.Step step, Knowledge knowledge) {
        return switch (step.assessment()) {
            case Assessment.Settled settled -> Optional.of(Told.settled(settled.settledLevel(), knowledge));
            case Assessment.Open open
            when step.isOver() -> Optional.of(Told.handedOver(open.handoverUrgency(), knowledge));
            case Assessment.Open _, Assessment.NeedsClarification _ -> Optional.empty();
        };
    }
}
