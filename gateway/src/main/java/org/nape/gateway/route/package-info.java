/** What is let through, to whom, and what comes back when it cannot be served. */
@NullMarked
package org.nape.gateway.route;

import org.jspecify.annotations.NullMarked;
