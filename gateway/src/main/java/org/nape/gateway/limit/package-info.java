/** How often one may ask. */
@NullMarked
package org.nape.gateway.limit;

import org.jspecify.annotations.NullMarked;
