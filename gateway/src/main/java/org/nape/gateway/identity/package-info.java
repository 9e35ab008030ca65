/** Who a caller is: anonymous persons and configured clients get tokens here, and every token is checked here. */
@NullMarked
package org.nape.gateway.identity;

import org.jspecify.annotations.NullMarked;
