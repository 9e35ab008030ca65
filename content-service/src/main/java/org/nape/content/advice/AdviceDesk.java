package org.nape.content.advice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nape.events.ContentMadeWorse;
import org.nape.events.RedFlagRaised;
import org.nape.events.SymptomReported;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.care.Care;
import org.nape.knowledge.care.Withheld;

/** Gives advice on reports, keeps it, and takes back what later reports and red flags forbid. */
@ApplicationScoped
class AdviceDesk {
    private final Knowledge knowledge;
    private final AdviceChooser chooser;
    private final AdviceJudge judge;
    private final AdviceList adviceList;
    private final RedFlags redFlags;
    private final MadeWorseList madeWorse;

    AdviceDesk(Knowledge knowledge, AdviceList adviceList, RedFlags redFlags, MadeWorseList madeWorse) {
        this.knowledge = knowledge;
        this.chooser = new AdviceChooser(knowledge);
        this.judge = new AdviceJudge(knowledge);
        this.adviceList = adviceList;
        this.redFlags = redFlags;
        this.madeWorse = madeWorse;
    }

    /**
     * A report gets advice once; what comes again changes nothing. A red flag counts from here on, because the event that
     * tells of it may come late or never.
     */
    @Transactional
    void choose(SymptomReported report) {
        chooser.findRedFlag(report).ifPresent(level -> redFlags.add(RedFlagRow.of(report, level)));
        adviceList.add(AdviceRow.of(report, chooser.choose(report)));
    }

    /** Withholds what could harm from every advice on a report of that person that was made before or just then. */
    @Transactional
    void withhold(RedFlagRaised redFlag) {
        var level = Level.valueOf(redFlag.level());
        if (!level.isRedFlag()) {
            throw new IllegalArgumentException("This level is no red flag");
        }
        redFlags.add(RedFlagRow.of(redFlag, level));
    }

    /** Withholds it from every advice of that person, given before or later. */
    @Transactional
    void withhold(ContentMadeWorse said) {
        madeWorse.keep(said);
    }

    Optional<Advice> findAdvice(UUID reportId) {
        return adviceList.findByIdOptional(reportId).map(this::asThingsStand);
    }

    Optional<Advice> findOwnAdvice(UUID personId, UUID reportId) {
        return adviceList.findOwn(personId, reportId).map(this::asThingsStand);
    }

    private Advice asThingsStand(AdviceRow row) {
        var chosen = Advice.of(row.reportId, row.reportedAt, Optional.ofNullable(row.level), care(row));
        return judge.judge(chosen, history(row));
    }

    private History history(AdviceRow row) {
        return new History(
                redFlags.firstOfEachLevelSince(row.personId, row.reportedAt),
                redFlags.findLastBefore(row.personId, row.reportedAt).map(redFlag -> redFlag.raisedAt),
                adviceList.newestReportOfEachLevel(row.personId),
                madeWorse.slugs(row.personId));
    }

    /** An item that the clinicians have taken out since is shown to nobody any more. */
    private Care care(AdviceRow row) {
        return new Care(
                row.shown.stream()
                        .flatMap(slug -> knowledge.findContent(slug).stream())
                        .toList(),
                row.withheld.stream()
                        .flatMap(each -> knowledge.findContent(each.slug()).stream()
                                .map(item -> new Withheld(item, each.because())))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
