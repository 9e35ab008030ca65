package org.nape.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while events wait for a database that is away: what is shown may be old. */
@Readiness
@ApplicationScoped
class MessagingReadiness implements HealthCheck {
    private final Inbox inbox;

    MessagingReadiness(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public HealthCheckResponse call() {
        var waiting = inbox.waitingTopics();
        var response = HealthCheckResponse.named("events").status(waiting.isEmpty());
        return waiting.isEmpty()
                ? response.build()
                : response.withData("waiting", String.join(",", waiting)).build();
    }
}
