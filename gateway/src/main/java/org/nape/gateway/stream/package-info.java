/** What happens, live: red flags to whoever must act on them, and their own to persons. */
@NullMarked
package org.nape.gateway.stream;

import org.jspecify.annotations.NullMarked;
