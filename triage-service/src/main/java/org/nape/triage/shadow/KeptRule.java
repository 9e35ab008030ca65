package org.nape.triage.shadow;

import org.nape.knowledge.Level;

/** A rule of a rulebook that was in use once. */
record KeptRule(String id, Level level, String when) {}
