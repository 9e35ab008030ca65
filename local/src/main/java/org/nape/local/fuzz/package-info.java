/** What strangers, broken programs and attackers send: to every operation, by a seed, and what must never come of it. */
@NullMarked
package org.nape.local.fuzz;

import org.jspecify.annotations.NullMarked;
