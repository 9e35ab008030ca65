/** What a service keeps of a person belongs to that person: all of it can be taken out, and all of it erased. */
@NullMarked
package org.nape.mydata;

import org.jspecify.annotations.NullMarked;
