/** The reminders that a person makes, and the list of all that remind them. */
@NullMarked
package org.nape.reminder.own;

import org.jspecify.annotations.NullMarked;
