/** A person can take out what triage keeps of them, and have it erased everywhere. */
@NullMarked
package org.nape.triage.me;

import org.jspecify.annotations.NullMarked;
