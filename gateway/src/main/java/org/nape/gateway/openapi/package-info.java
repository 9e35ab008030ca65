/** One description of the whole API, merged from what each service says of itself. */
@NullMarked
package org.nape.gateway.openapi;

import org.jspecify.annotations.NullMarked;
