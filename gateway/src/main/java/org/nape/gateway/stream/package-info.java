/** Red flags, live, to whoever must act on them. */
@NullMarked
package org.nape.gateway.stream;

import org.jspecify.annotations.NullMarked;
