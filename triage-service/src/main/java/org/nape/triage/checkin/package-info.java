/** Check-ins: a person with a plan is asked how it goes, and the answers let it go on or have it judged anew. */
@NullMarked
package org.nape.triage.checkin;

import org.jspecify.annotations.NullMarked;
