/** What a person does about an occurrence: done, skipped, put off; and what follows from it. */
@NullMarked
package org.nape.reminder.act;

import org.jspecify.annotations.NullMarked;
