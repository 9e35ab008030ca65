package org.nape.events;

import java.util.List;
import java.util.UUID;

/** Something that happened to one person and that other services must learn of, at least once and in order. */
public sealed interface Event
        permits SymptomReported,
                RedFlagRaised,
                RedFlagAcknowledged,
                RedFlagEscalated,
                ReminderDue,
                PlanStopped,
                CheckInAnswered,
                ContentMadeWorse,
                PersonErased {
    /** Every topic of the platform; dead letters go to the same name with {@link #DEAD_LETTER_PREFIX} before it. */
    List<String> TOPICS = List.of(
            SymptomReported.TOPIC,
            RedFlagRaised.TOPIC,
            RedFlagAcknowledged.TOPIC,
            RedFlagEscalated.TOPIC,
            ReminderDue.TOPIC,
            PlanStopped.TOPIC,
            CheckInAnswered.TOPIC,
            ContentMadeWorse.TOPIC,
            PersonErased.TOPIC);

    /**
     * The topics whose events are numbered, each by itself: 1, 2, 3 … without a gap. Whoever must act on them can see that one is
     * missing.
     */
    List<String> NUMBERED = List.of(RedFlagRaised.TOPIC, RedFlagAcknowledged.TOPIC, RedFlagEscalated.TOPIC);

    String DEAD_LETTER_PREFIX = "dead-letter-topic-";

    /** The topic it is told on, which is also its CloudEvents type. */
    String topic();

    /** Its CloudEvents id: the same for every delivery of the same happening, so that a repeat is recognised. */
    String id();

    /** Whom it concerns. It is the record key: one person's events keep their order within a topic. */
    UUID personId();
}
