/** The one door: knows who calls, passes requests on to the service that serves them, and streams what happens. It decides nothing clinical. */
@NullMarked
package org.nape.gateway;

import org.jspecify.annotations.NullMarked;
