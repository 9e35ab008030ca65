/** What there is to read and do, for anyone, without a word about the reader. */
@NullMarked
package org.nape.content.catalogue;

import org.jspecify.annotations.NullMarked;
