@NullMarked
package org.nape.bench.dispatch;

import org.jspecify.annotations.NullMarked;
