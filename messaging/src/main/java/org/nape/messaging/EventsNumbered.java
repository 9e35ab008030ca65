package org.nape.messaging;

/** Some events have their numbers now and may be told; for whoever tells them in another way than by Kafka. */
public record EventsNumbered() {}
