/** What other rules would have made of the reports that are there: nobody should change a rule without knowing. */
@NullMarked
package org.nape.triage.shadow;

import org.jspecify.annotations.NullMarked;
