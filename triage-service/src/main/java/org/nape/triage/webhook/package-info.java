/**
 * Subscribers are called with each red flag, by Standard Webhooks: what is owed is written with what happened, and tried
 * for days until it has arrived.
 */
@NullMarked
package org.nape.triage.webhook;

import org.jspecify.annotations.NullMarked;
