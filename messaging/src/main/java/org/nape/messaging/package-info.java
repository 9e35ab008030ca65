/** Reliable events and nothing else: told exactly when they happened, delivered at least once, taking effect once. */
@NullMarked
package org.nape.messaging;

import org.jspecify.annotations.NullMarked;
