/** Reports: judged, kept and told to the other services. */
@NullMarked
package org.nape.triage.report;

import org.jspecify.annotations.NullMarked;
