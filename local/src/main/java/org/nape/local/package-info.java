/** The whole platform with one command and no containers: real servers, the built services, one launcher. */
@NullMarked
package org.nape.local;

import org.jspecify.annotations.NullMarked;
