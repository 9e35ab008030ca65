/** All rules evaluated once: by Nape, by one program of Google's CEL, and by Apache KIE's DMN. */
@NullMarked
package org.nape.bench.rules;

import org.jspecify.annotations.NullMarked;
