package org.nape.content.advice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    private final Knowledge knowledge;
    private final CareComposer composer;

    AdviceJudge(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.composer = new CareComposer(knowledge);
    }

    Advice judge(Advice chosen, History history) {
        var standing = history.findStandingRedFlag();
        if (!history.redFlagsSince().isEmpty()) {
            return stop(chosen, history.redFlagsSince());
        }
        if (standing.isPresent()) {
            return with(
                    chosen, withhold(chosen.care(), knowledge.redFlagOrders().stopText()), standing);
        }
        boolean isOvertaken = chosen.level()
                .filter(level -> history.mayHaveBecomeWorse(level, chosen.reportedAt()))
                .isPresent();
        return isOvertaken ? with(chosen, withhold(chosen.care(), NEWER_FIRST), Optional.empty()) : chosen;
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

    /** Takes away what could harm and adds no cards: this report did not call for them. */
    private Care withhold(Care care, String because) {
        var hidden = knowledge.redFlagOrders().hide();
        var shown = new ArrayList<ContentItem>();
        var withheld = new ArrayList<>(care.withheld());
        for (var item : care.shown()) {
            if (hidden.contains(item.kind())) {
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
