package org.nape.triage;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.assessment.Assessor;
import org.nape.knowledge.assessment.Counterfactuals;
import org.nape.knowledge.assessment.Interview;
import org.nape.triage.answer.AnswerReader;
import org.nape.triage.report.Triage;

/** The beans that are not ours or that are pure. */
class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Read at start: a service with faulty rules must not come up. */
    @Produces
    @Singleton
    @Startup
    Knowledge knowledge() {
        return Knowledge.load();
    }

    @Produces
    @Singleton
    Assessor assessor(Knowledge knowledge) {
        return new Assessor(knowledge);
    }

    @Produces
    @Singleton
    Interview interview(Knowledge knowledge) {
        return new Interview(knowledge);
    }

    @Produces
    @Singleton
    Counterfactuals counterfactuals(Knowledge knowledge) {
        return new Counterfactuals(knowledge);
    }

    @Produces
    @Singleton
    AnswerReader answerReader(Knowledge knowledge, Assessor assessor) {
        return new AnswerReader(knowledge, assessor);
    }

    @Produces
    @Singleton
    Triage triage(Knowledge knowledge, Assessor assessor, Clock clock) {
        return new Triage(knowledge, assessor, clock);
    }
}
