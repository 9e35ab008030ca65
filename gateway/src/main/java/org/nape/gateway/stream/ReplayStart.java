package org.nape.gateway.stream;

/**
 * Where a replay begins.
 *
 * @param isAfterGap whether some of what was told since then may not be kept any more
 */
record ReplayStart(Positions from, boolean isAfterGap) {}
