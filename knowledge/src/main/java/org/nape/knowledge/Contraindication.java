package org.nape.knowledge;

/** When an item could harm: unless the condition is known to be false, the item is not shown. */
public record Contraindication(Condition condition, String why) {}
