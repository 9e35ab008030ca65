/** Whether a token is good and whom it speaks for: one check for the gateway and for every service. */
@NullMarked
package org.nape.web.token;

import org.jspecify.annotations.NullMarked;
