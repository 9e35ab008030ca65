/** What a person says about their day, and the new future that follows from it at once. */
@NullMarked
package org.nape.reminder.settings;

import org.jspecify.annotations.NullMarked;
