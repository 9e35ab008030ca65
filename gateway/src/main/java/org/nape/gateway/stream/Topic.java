package org.nape.gateway.stream;

import java.util.Arrays;
import java.util.Optional;
import org.nape.events.RedFlagAcknowledged;
import org.nape.events.RedFlagEscalated;
import org.nape.events.RedFlagRaised;

/** What is told of a red flag, in the order in which it happens to one. */
enum Topic {
    RAISED(RedFlagRaised.TOPIC, ""),
    ACKNOWLEDGED(RedFlagAcknowledged.TOPIC, "a"),
    ESCALATED(RedFlagEscalated.TOPIC, "e");

    private final String address;
    private final String letter;

    Topic(String address, String letter) {
        this.address = address;
        this.letter = letter;
    }

    /** Its name in Kafka, which is also that of its events. */
    String address() {
        return address;
    }

    /** What its partitions' numbers begin with in an id; nothing for the first, as it was before there were others. */
    String letter() {
        return letter;
    }

    static Optional<Topic> find(String address) {
        return Arrays.stream(values())
                .filter(each -> each.address.equals(address))
                .findFirst();
    }

    static Topic ofLetter(String letter) {
        return Arrays.stream(values())
                .filter(each -> each.letter.equals(letter))
                .findFirst()
                .orElseThrow();
    }
}
