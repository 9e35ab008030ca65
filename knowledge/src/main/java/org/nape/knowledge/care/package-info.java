/** Care: which content, reminders and check-ins are safe for this person, kept apart from how the level was found. */
@NullMarked
package org.nape.knowledge.care;

import org.jspecify.annotations.NullMarked;
