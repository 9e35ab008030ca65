/** How many due reminders a second reach Kafka, beside what schedulers run in the same time. */
@NullMarked
package org.nape.bench.dispatch;

import org.jspecify.annotations.NullMarked;
