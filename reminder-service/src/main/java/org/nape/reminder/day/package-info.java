/** A person's day: their zone, when nothing may ring, when they work, and what their screen may show. */
@NullMarked
package org.nape.reminder.day;

import org.jspecify.annotations.NullMarked;
