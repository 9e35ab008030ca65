/** What became of what was due: one reminder's past, and how a person gets on with their plan. */
@NullMarked
package org.nape.reminder.history;

import org.jspecify.annotations.NullMarked;
