/** The broker's own process: what runs here shares no class path with a service. */
@NullMarked
package org.nape.testbed.kafka;

import org.jspecify.annotations.NullMarked;
