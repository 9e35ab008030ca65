/** What it costs to pass the door, against nginx and against the proxy that Vert.x brings. */
@NullMarked
package org.nape.bench.gateway;

import org.jspecify.annotations.NullMarked;
