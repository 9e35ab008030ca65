package org.nape.knowledge;

/** One answer that a choice question offers. */
public record Option(String id, String label) {}
