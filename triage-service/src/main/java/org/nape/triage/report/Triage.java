package org.nape.triage.report;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nape.events.Event;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Rule;
import org.nape.knowledge.assessment.Assessor;
import org.nape.triage.redflag.RedFlag;

/** Decides what a submission means and who must be told of it. Ids are time-ordered, which spares the indexes. */
public final class Triage {
    private final Knowledge knowledge;
    private final Assessor assessor;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    public Triage(Knowledge knowledge, Assessor assessor, Clock clock) {
        this.knowledge = knowledge;
        this.assessor = assessor;
        this.clock = clock;
    }

    Decision decide(Submission submission) {
        return decideAt(now(), submission);
    }

    /** Decides for a time after the person's newest report, even if the clock says that this is still to come. */
    Decision decideAfter(Instant newest, Submission submission) {
        var next = newest.plusMillis(1);
        var now = now();
        return decideAt(now.isAfter(next) ? now : next, submission);
    }

    /** The database keeps no nanoseconds, and a report must read the same now and later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Decision decideAt(Instant now, Submission submission) {
        var assessment = assessor.assess(submission.answers());
        var report = SymptomReport.of(ids.generate(), now, knowledge, submission, assessment);
        return new Decision(
                report, assessment.redFlagLevel().map(level -> redFlag(level, report, assessment.trueRules())));
    }

    private RedFlag redFlag(Level level, SymptomReport report, List<Rule> trueRules) {
        var rules = trueRules.stream().filter(rule -> rule.level() == level).toList();
        return new RedFlag(ids.generate(), report.id(), report.personId(), level, rules, report.reportedAt());
    }

    /** What is to be kept and told. */
    record Decision(SymptomReport report, Optional<RedFlag> redFlag) {
        List<Event> events() {
            return Stream.<Event>concat(Stream.of(report.reported()), redFlag.map(RedFlag::raised).stream())
                    .toList();
        }
    }
}
