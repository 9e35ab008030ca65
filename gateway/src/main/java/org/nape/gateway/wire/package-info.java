/** What comes before a request: the connection, and bytes that never become one. */
@NullMarked
package org.nape.gateway.wire;

import org.jspecify.annotations.NullMarked;
