@org.jspecify.annotations.NullMarked
package org.nape.bench;
