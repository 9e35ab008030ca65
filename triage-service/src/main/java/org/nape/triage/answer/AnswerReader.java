package org.nape.triage.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Answers;
import org.nape.knowledge.CheckInTemplate;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.assessment.Assessor;
import org.nape.web.Problem;

/** Takes the answers of a request. A refusal still tells the level that the valid answers establish. */
public final class AnswerReader {
    /** More than there are questions; a request with more is no answer to them. */
    public static final int MOST_ANSWERS = 200;

    private final Knowledge knowledge;
    private final Assessor assessor;

    public AnswerReader(Knowledge knowledge, Assessor assessor) {
        this.knowledge = knowledge;
        this.assessor = assessor;
    }

    /** Reads question id to boolean, whole number, option id or null for "not sure". */
    public Reading read(Map<String, ? extends @Nullable Object> raw) {
        return reading(raw.size(), knowledge.read(raw));
    }

    /** Reads the answers of a check-in, all that it asks among them. */
    public Reading read(CheckInTemplate checkIn, Map<String, ? extends @Nullable Object> raw) {
        return reading(raw.size(), knowledge.read(checkIn, raw));
    }

    private Reading reading(int sent, Answers.Reading reading) {
        var faults = sent > MOST_ANSWERS
                ? List.of(new Problem.Fault("/answers", "At most " + MOST_ANSWERS + " answers are taken."))
                : reading.faults().stream().map(AnswerReader::shown).toList();
        return new Reading(
                reading.answers(), faults, assessor.assess(reading.answers()).atLeast());
    }

    private static Problem.Fault shown(Answers.Fault fault) {
        var step = fault.questionId().replace("~", "~0").replace("/", "~1");
        return new Problem.Fault("/answers/" + step, fault.detail());
    }

    /**
     * What was read.
     *
     * @param answers the valid answers
     * @param atLeast the level that the valid answers establish
     */
    public record Reading(Answers answers, List<Problem.Fault> faults, Optional<Level> atLeast) {
        /** Why the request is refused, if any answer or any of these other parts of it is wrong. */
        public Optional<Problem> findProblem(List<Problem.Fault> otherFaults) {
            var all = Stream.concat(faults.stream(), otherFaults.stream()).toList();
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Problem.badRequest("Some parts of the request are wrong", all)
                            .with("atLeast", atLeast.map(Level::name).orElse(null)));
        }
    }
}
