/** How every service knows who calls, and how it answers when it cannot serve the call: problems by RFC 9457. */
@NullMarked
package org.nape.web;

import org.jspecify.annotations.NullMarked;
