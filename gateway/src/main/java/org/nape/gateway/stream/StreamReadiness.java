package org.nape.gateway.stream;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while red flags cannot be read from Kafka: streams stay open, but what they tell is late. */
@Readiness
@ApplicationScoped
class StreamReadiness implements HealthCheck {
    private final EventTail tail;

    StreamReadiness(EventTail tail) {
        this.tail = tail;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("red-flag-stream")
                .status(tail.isConnected())
                .build();
    }
}
