/** The plan that follows a report, and its end when a newer report or a red flag says so. */
@NullMarked
package org.nape.reminder.plan;

import org.jspecify.annotations.NullMarked;
