/** How fast, and to how many at once, a red flag is told. */
@NullMarked
package org.nape.bench.stream;

import org.jspecify.annotations.NullMarked;
