package org.nape.triage.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nape.knowledge.Knowledge;
import org.nape.triage.redflag.KeptRedFlag;
import org.nape.triage.redflag.RedFlag;
import org.nape.triage.redflag.RedFlags;
import org.nape.triage.redflag.ReportsBehind;
import org.nape.web.Page;

/** Reports as they are read: what was decided then, with what has become of the red flag. */
@ApplicationScoped
public class ReportAnswers implements ReportsBehind {
    private final SymptomReports reports;
    private final RedFlags redFlags;
    private final Knowledge knowledge;

    ReportAnswers(SymptomReports reports, RedFlags redFlags, Knowledge knowledge) {
        this.reports = reports;
        this.redFlags = redFlags;
        this.knowledge = knowledge;
    }

    /** The answer to a report that was filed just now; nothing can have become of its red flag. */
    ReportAnswer first(SymptomReport report, Optional<RedFlag> redFlag) {
        return ReportAnswer.of(report, knowledge, redFlag.map(KeptRedFlag::raised));
    }

    /** The first answer again, to the letter, whatever has become of the red flag since. */
    public ReportAnswer firstAgain(SymptomReport report) {
        return ReportAnswer.of(report, knowledge, findRedFlag(report).map(KeptRedFlag::asRaised));
    }

    ReportAnswer today(SymptomReport report) {
        return ReportAnswer.of(report, knowledge, findRedFlag(report));
    }

    Page<ReportAnswer> today(Page<SymptomReport> page) {
        var flags = redFlagsOf(page.items());
        return page.map(report -> ReportAnswer.of(report, knowledge, Optional.ofNullable(flags.get(report.id()))));
    }

    @Override
    public ReportAnswer readAsClinician(UUID reportId) {
        return today(reports.findReport(reportId.toString(), Viewer.ofAll()).orElseThrow());
    }

    private Optional<KeptRedFlag> findRedFlag(SymptomReport report) {
        return redFlagsOf(List.of(report)).values().stream().findFirst();
    }

    private Map<UUID, KeptRedFlag> redFlagsOf(List<SymptomReport> found) {
        return redFlags.ofReports(found.stream().map(SymptomReport::id).toList());
    }
}
