package org.nape.reminder.day;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The zones that a person may be in. */
public final class Zones {
    public static final String ALLOWED = "must be a name of the IANA time zone database, such as Europe/Berlin";
    /** Asked for once: the platform builds a new set on each call. */
    private static final Set<String> IDS = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** Of whom nobody told where they are. */
    public static final ZoneId UNTOLD = ZoneId.of("UTC");

    private Zones() {}

    /** Only names of the IANA database: an offset would not know of daylight saving. */
    public static Optional<ZoneId> find(@Nullable String id) {
        return id != null && IDS.contains(id) && !id.startsWith("SystemV/")
                ? Optional.of(ZoneId.of(id))
                : Optional.empty();
    }
}
