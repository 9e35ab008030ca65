/** Proves, over every set of answers there is, that the rules keep their promises: a build that lets an unsafe set through does not exist. */
@NullMarked
package org.nape.knowledge.proof;

import org.jspecify.annotations.NullMarked;
