/** The contract: what the services tell each other. Readers ignore fields they do not know; fields are only added. */
@NullMarked
package org.nape.events;

import org.jspecify.annotations.NullMarked;
