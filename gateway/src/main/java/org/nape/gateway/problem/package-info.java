/** What each kind of problem means and what to do about it, for whoever follows the {@code type} of one. */
@NullMarked
package org.nape.gateway.problem;

import org.jspecify.annotations.NullMarked;
