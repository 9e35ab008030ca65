package org.nape.gateway;

import org.junit.jupiter.api.Test;
import org.nape.testbed.HouseRules;

class HouseRulesTest {
    /** The gateway is made of HTTP and of a few Kafka topics; what these classes do is work with just that. */
    @Test
    void theHouseRulesAreKept() {
        HouseRules.of("org.nape.gateway")
                .excusing(
                        "Wiring",
                        "Reading",
                        "Door",
                        "OwnAnswers",
                        "Forwarder",
                        "Passage",
                        "RequestBody",
                        "RateLimit",
                        "Neighbourhood")
                .excusing("Answers", "AnswerHeaders", "ForwardedHeaders", "RequestLimits", "ServicesReadiness")
                .excusing("Cors", "DateHeader", "Encoding", "Origin", "Outflow", "Patience", "Trace")
                .excusing(
                        "ConnectionGuard",
                        "Connections",
                        "GuardedTransport",
                        "LoopSettings",
                        "Malformed",
                        "ServerSettings",
                        "StrictDecoder")
                .excusing("TokenCheck", "TokenIssuer", "TokenRequest", "RemovedClients", "Descriptions")
                .excusing("EventTail", "EventStream", "Line", "MissedEvents", "MissedReading", "Replays", "InTime")
                .excusing("StreamedTopics", "StreamQuery", "StreamedEvent", "StreamReadiness")
                .check();
    }
}
