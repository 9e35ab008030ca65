/** What triage asks and by which rules it decides, published for everyone to check. */
@NullMarked
package org.nape.triage.rulebook;

import org.jspecify.annotations.NullMarked;
