package org.nape.knowledge;

/** What to say when the level could not be settled. */
public record Handover(String person, String clinician) {}
