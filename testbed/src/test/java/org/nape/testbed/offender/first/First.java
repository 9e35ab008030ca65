package org.nape.testbed.offender.first;

import org.nape.testbed.offender.second.Second;

/** Half of a cycle. */
public record First(Second second) {}
