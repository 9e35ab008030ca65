/** How fast Nape is, as ratios to those who do the same, each measured in one interleaved run. */
@NullMarked
package org.nape.bench;

import org.jspecify.annotations.NullMarked;
