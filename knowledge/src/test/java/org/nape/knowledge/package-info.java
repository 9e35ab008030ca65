/** Shows that the clinical files and the language they are written in mean what the clinicians mean. */
package org.nape.knowledge;
