/**
 * The clinical truth: the files that a clinician reviews, read, checked and made usable, so that no service holds a
 * clinical fact of its own.
 */
@NullMarked
package org.nape.knowledge;

import org.jspecify.annotations.NullMarked;
