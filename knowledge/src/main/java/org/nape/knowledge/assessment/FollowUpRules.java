package org.nape.knowledge.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.nape.knowledge.Answers;
import org.nape.knowledge.FollowUpRule;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Question;
import org.nape.knowledge.Rule;
import org.nape.knowledge.Truth;

/**
 * What the questions of a check-in add to what the rules find. A follow-up rule speaks unless it is known to be false, so "not
 * sure" counts as the worrying answer; one that was not asked about has no say.
 */
final class FollowUpRules {
    /** A rule and the questions that it reads, which are looked at for every report. */
    private record Watched(FollowUpRule rule, List<Question> questions) {
        static Watched of(FollowUpRule rule) {
            return new Watched(rule, List.copyOf(rule.condition().questions()));
        }

        boolean isAsked(Answers answers) {
            for (int i = 0; i < questions.size(); i++) {
                if (!answers.isAsked(questions.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Watched> watched;
    private final List<Rule> rulesToSettle;
    private final List<Question> questionsToAsk;
    private final Answers noAnswers;

    FollowUpRules(Knowledge knowledge) {
        watched = knowledge.followUpRules().stream().map(Watched::of).toList();
        rulesToSettle = knowledge.rules().stream()
                .filter(rule -> rule.level().isAbove(Level.SELF_CARE))
                .toList();
        noAnswers = knowledge.noAnswers();
        var read = new HashSet<Question>();
        rulesToSettle.forEach(rule -> read.addAll(rule.condition().questions()));
        questionsToAsk = AskingOrder.unresolved(read, noAnswers);
    }

    /** The rules that speak: none in the answers of an interview, which costs nearly nothing to find out. */
    List<FollowUpRule> of(Answers answers) {
        List<FollowUpRule> speaking = List.of();
        for (int i = 0; i < watched.size(); i++) {
            var each = watched.get(i);
            if (each.isAsked(answers) && each.rule().condition().in(answers) != Truth.NO) {
                speaking = speaking.isEmpty() ? new ArrayList<>() : speaking;
                speaking.add(each.rule());
            }
        }
        return speaking;
    }

    /** Whether everything has to be asked again; so too where the rule does not say what else follows. */
    static boolean asksAnew(FollowUpRule rule) {
        return rule.restartsInterview() || rule.level().isEmpty();
    }

    /** What is found by all rules together: never less urgent than what the others have found. */
    Assessment add(List<FollowUpRule> speaking, Assessment found, Answers answers) {
        return speaking.stream().anyMatch(FollowUpRules::asksAnew)
                ? reopened(found, speaking)
                : raised(found, speaking, answers);
    }

    /**
     * Care at home is over until every question is answered again, even if other answers speak for it: they cannot say what the
     * person has noticed. What is established above it stands.
     */
    private Assessment reopened(Assessment found, List<FollowUpRule> speaking) {
        return switch (found) {
            case Assessment.Settled settled
            when settled.settledLevel().isAbove(Level.SELF_CARE) -> settle(settled, settled.settledLevel(), speaking);
            case Assessment.Open open -> open.with(open.handoverUrgency().or(Level.URGENT), speaking);
            case Assessment.Settled _, Assessment.NeedsClarification _ -> anew(found, speaking);
        };
    }

    private Assessment anew(Assessment found, List<FollowUpRule> speaking) {
        return new Assessment.Open(
                found.trueRules(),
                rulesToSettle,
                questionsToAsk,
                AskingOrder.toAsk(questionsToAsk, noAnswers),
                Level.URGENT,
                speaking,
                found.conflicts());
    }

    /** The level of a follow-up rule settles what is open only if the check-in has ruled out that anything is worse. */
    private Assessment raised(Assessment found, List<FollowUpRule> speaking, Answers answers) {
        var level = speaking.stream().flatMap(rule -> rule.level().stream()).reduce(Level.SELF_CARE, Level::or);
        return switch (found) {
            case Assessment.Settled settled ->
                settle(settled, settled.settledLevel().or(level), speaking);
            case Assessment.NeedsClarification unclear -> settle(unclear, level, speaking);
            case Assessment.Open open ->
                isRuledOut(answers) && !isDoubtful(open, answers)
                        ? settle(open, level, speaking)
                        : open.with(open.handoverUrgency(), speaking);
        };
    }

    private static Assessment settle(Assessment found, Level level, List<FollowUpRule> speaking) {
        return new Assessment.Settled(level, found.trueRules(), speaking, found.conflicts());
    }

    /** Whether the person was asked for everything that would stop a plan, and has said no. */
    private boolean isRuledOut(Answers answers) {
        return watched.stream()
                .map(Watched::rule)
                .filter(FollowUpRules::asksAnew)
                .allMatch(rule -> rule.condition().in(answers) == Truth.NO);
    }

    /**
     * Whether the answers to the interview's questions give reason to ask on: something is established or not sure, answers
     * contradict each other, or one speaks for a rule that is still open.
     */
    static boolean isDoubtful(Assessment.Open open, Answers answers) {
        return !open.conflicts().isEmpty()
                || open.trueRules().stream().anyMatch(rule -> rule.level().isAbove(Level.SELF_CARE))
                || open.unresolved().stream().anyMatch(question -> answers.isNotSure(question.id()))
                || open.unknownRules().stream()
                        .anyMatch(rule -> rule.condition().isHintedAt(answers));
    }
}
