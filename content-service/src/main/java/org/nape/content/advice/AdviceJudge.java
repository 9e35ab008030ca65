package org.nape.content.advice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.care.Care;
import org.nape.knowledge.care.CareComposer;
import org.nape.knowledge.care.Withheld;

/** Judges what of an advice still stands after all that the person has reported. */
final class AdviceJudge {
    private static final String NEWER_FIRST =
            "You have answered again since then. Follow the advice on your newer answers first.";

    private static final String MADE_WORSE = "You said that it made it worse.";

    private final Knowledge knowledge;
    private final CareComposer composer;

    AdviceJudge(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.composer = new CareComposer(knowledge);
    }

    /** What the person said made it worse is never shown to them; what else stands is judged by reports and red flags. */
    Advice judge(Advice given, History history) {
        Predicate<ContentItem> madeWorse = item -> history.madeWorse().contains(item.slug());
        return given.care().shown().stream().anyMatch(madeWorse)
                ? judgeByReports(with(given, withhold(given.care(), MADE_WORSE, madeWorse), given.stoppedAt()), history)
                : judgeByReports(given, history);
    }

    private Advice judgeByReports(Advice chosen, History history) {
        var standing = history.findStandingRedFlag();
        if (!history.redFlagsSince().isEmpty()) {
            return stop(chosen, history.redFlagsSince());
        }
        if (standing.isPresent()) {
            var stopText = knowledge.redFlagOrders().stopText();
            return with(chosen, withhold(chosen.care(), stopText, this::couldHarm), standing);
        }
        boolean isOvertaken = chosen.level()
                .filter(level -> history.mayHaveBecomeWorse(level, chosen.reportedAt()))
                .isPresent();
        return isOvertaken
                ? with(chosen, withhold(chosen.care(), NEWER_FIRST, this::couldHarm), Optional.empty())
                : chosen;
    }

    /** A lesser flag never replaces the cards of a worse report. */
    private Advice stop(Advice chosen, List<RedFlag> redFlags) {
        var worst = redFlags.stream()
                .map(RedFlag::level)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var level = chosen.level().filter(Level::isRedFlag).map(worst::or).orElse(worst);
        var stoppedAt = redFlags.stream().map(RedFlag::raisedAt).min(Comparator.naturalOrder());
        return with(chosen, composer.afterRedFlag(level, chosen.care()), stoppedAt);
    }

    private boolean couldHarm(ContentItem item) {
        return knowledge.redFlagOrders().hide().contains(item.kind());
    }

    /** Takes these away and adds no cards: this report did not call for them. */
    private static Care withhold(Care care, String because, Predicate<ContentItem> hidden) {
        var shown = new ArrayList<ContentItem>();
        var withheld = new ArrayList<>(care.withheld());
        for (var item : care.shown()) {
            if (hidden.test(item)) {
                withheld.add(new Withheld(item, because));
            } else {
                shown.add(item);
            }
        }
        return new Care(shown, withheld, List.of(), List.of(), List.of());
    }

    private static Advice with(Advice chosen, Care care, Optional<Instant> stoppedAt) {
        return new Advice(chosen.reportId(), chosen.reportedAt(), chosen.level(), care, stoppedAt);
    }
}
