package org.nape.triage.redflag;

import java.util.UUID;

/**
 * The reports behind red flags, with their reasons, as a clinician reads them. Whoever keeps reports knows of red flags; red
 * flags know of reports no more than this.
 */
public interface ReportsBehind {
    Object readAsClinician(UUID reportId);
}
