package org.nape.testbed.wellbehaved.report;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;

/** A resource may speak HTTP. */
class ReportResource {
    private final Clock clock;

    ReportResource(Clock clock) {
        this.clock = clock;
    }

    Response report() {
        return new Reply(clock.instant()).asResponse();
    }

    private record Reply(Instant at) {
        Response asResponse() {
            return Response.ok(at).build();
        }
    }
}
