package org.nape.knowledge.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nape.knowledge.ConsistencyCheck;
import org.nape.knowledge.FollowUpRule;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;

/** What triage makes of a person's answers. */
public sealed interface Assessment {

    /** Every rule that is true, the most urgent first, those of {@link Level#SELF_CARE} included. */
    List<Rule> trueRules();

    /** What a check-in adds: the follow-up rules that were asked about and are not known to be false. */
    List<FollowUpRule> followUps();

    /** The checks that are true: answers that cannot all be right. They hold back {@link Level#SELF_CARE} only. */
    List<ConsistencyCheck> conflicts();

    /** The level, if it is settled. */
    Optional<Level> level();

    /** The questions that are still open and could change the level, in asking order, "not sure" ones included. */
    List<Question> unresolved();

    /** The highest level that a rule has set, if that is {@link Level#ROUTINE} or above: it will not get lower. */
    default Optional<Level> atLeast() {
        return Stream.concat(
                        trueRules().stream().map(Rule::level),
                        followUps().stream().flatMap(rule -> rule.level().stream()))
                .max(Comparator.naturalOrder())
                .filter(level -> level.isAbove(Level.SELF_CARE));
    }

    /** How soon to be seen: the level, or what the hand-over says while that is open, which is never care at home. */
    default Level urgency() {
        return switch (this) {
            case Settled settled -> settled.settledLevel();
            case Open open -> open.handoverUrgency();
            case NeedsClarification unclear -> unclear.handoverUrgency();
        };
    }

    /**
     * The true rules that speak for the outcome, the most urgent first. Those of {@link Level#SELF_CARE} do so only once that
     * level is settled: one of them is always true, and "mostly harmless" must not stand beside a warning.
     */
    default List<Rule> because() {
        return level().filter(Level.SELF_CARE::equals).isPresent()
                ? trueRules()
                : trueRules().stream()
                        .filter(rule -> rule.level().isAbove(Level.SELF_CARE))
                        .toList();
    }

    /** The level of the red flag to raise: what is settled, or what it is at least, if that is urgent or worse. */
    default Optional<Level> redFlagLevel() {
        return atLeast().filter(Level::isRedFlag);
    }

    /** No missing answer can change this level. */
    record Settled(
            Level settledLevel, List<Rule> trueRules, List<FollowUpRule> followUps, List<ConsistencyCheck> conflicts)
            implements Assessment {
        public Settled {
            trueRules = List.copyOf(trueRules);
            followUps = List.copyOf(followUps);
            conflicts = List.copyOf(conflicts);
        }

        @Override
        public Optional<Level> level() {
            return Optional.of(settledLevel);
        }

        @Override
        public List<Question> unresolved() {
            return List.of();
        }
    }

    /**
     * Open rules could still raise the level.
     *
     * @param unknownRules the rules above the true ones that are neither true nor false
     * @param toAsk the questions to ask now, in asking order; empty when the person is not sure about all that is open
     * @param handoverUrgency how soon to see someone if the person stops here
     */
    record Open(
            List<Rule> trueRules,
            List<Rule> unknownRules,
            List<Question> unresolved,
            List<Question> toAsk,
            Level handoverUrgency,
            List<FollowUpRule> followUps,
            List<ConsistencyCheck> conflicts)
            implements Assessment {
        public Open {
            trueRules = List.copyOf(trueRules);
            followUps = List.copyOf(followUps);
            unknownRules = List.copyOf(unknownRules);
            unresolved = List.copyOf(unresolved);
            toAsk = List.copyOf(toAsk);
            conflicts = List.copyOf(conflicts);
        }

        @Override
        public Optional<Level> level() {
            return Optional.empty();
        }

        Open with(Level urgency, List<FollowUpRule> followUps) {
            return new Open(trueRules, unknownRules, unresolved, toAsk, urgency, followUps, conflicts);
        }
    }

    /**
     * All that is missing for {@link Level#SELF_CARE} is that answers which contradict each other are given again.
     *
     * @param unresolved the questions to ask again, in asking order
     * @param handoverUrgency how soon to see someone if the person stops here
     */
    record NeedsClarification(
            List<Rule> trueRules, List<ConsistencyCheck> conflicts, List<Question> unresolved, Level handoverUrgency)
            implements Assessment {
        public NeedsClarification {
            trueRules = List.copyOf(trueRules);
            conflicts = List.copyOf(conflicts);
            unresolved = List.copyOf(unresolved);
        }

        /** After a check-in nothing waits for clarification: it is settled or asked anew. */
        @Override
        public List<FollowUpRule> followUps() {
            return List.of();
        }

        @Override
        public Optional<Level> level() {
            return Optional.empty();
        }
    }
}
