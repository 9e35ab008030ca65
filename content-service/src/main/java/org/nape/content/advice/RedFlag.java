package org.nape.content.advice;

import java.time.Instant;
import org.nape.knowledge.Level;

/** Since when a person must be seen today or at once. */
record RedFlag(Level level, Instant raisedAt) {}
