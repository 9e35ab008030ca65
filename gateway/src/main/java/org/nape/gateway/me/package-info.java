/** What all services together keep of a person, as one answer. */
@NullMarked
package org.nape.gateway.me;

import org.jspecify.annotations.NullMarked;
