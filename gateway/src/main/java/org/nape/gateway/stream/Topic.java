package org.nape.gateway.stream;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.nape.events.PlanStopped;
import org.nape.events.RedFlagAcknowledged;
import org.nape.events.RedFlagEscalated;
import org.nape.events.RedFlagRaised;
import org.nape.events.ReminderDue;

/** What is streamed, in the order in which it happens to one person. */
enum Topic {
    RAISED(RedFlagRaised.TOPIC, ""),
    ACKNOWLEDGED(RedFlagAcknowledged.TOPIC, "a"),
    ESCALATED(RedFlagEscalated.TOPIC, "e"),
    PLAN_STOPPED(PlanStopped.TOPIC, "p"),
    REMINDER_DUE(ReminderDue.TOPIC, "r");

    static final Set<Topic> ALL = Collections.unmodifiableSet(EnumSet.allOf(Topic.class));
    /** What is told of red flags. */
    static final Set<Topic> OF_RED_FLAGS = Collections.unmodifiableSet(EnumSet.of(RAISED, ACKNOWLEDGED, ESCALATED));

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
