/** A real Kafka and a real PostgreSQL for tests and for the launcher, and what tests of services are written with. */
@NullMarked
package org.nape.testbed;

import org.jspecify.annotations.NullMarked;
