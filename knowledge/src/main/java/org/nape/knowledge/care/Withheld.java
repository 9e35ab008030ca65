package org.nape.knowledge.care;

import org.nape.knowledge.ContentItem;

/** An item that belongs to the plan but is not shown, and why, in plain words. */
public record Withheld(ContentItem item, String because) {}
