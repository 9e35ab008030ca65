package org.nape.triage.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nape.web.Problem;

/**
 * Where a person is, as far as they told.
 *
 * @param country ISO 3166 code, in capitals: it decides the emergency number
 * @param timeZone IANA name: reminders are laid out in it
 */
public record Whereabouts(Optional<String> country, Optional<String> timeZone) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    public static Whereabouts of(@Nullable String country, @Nullable String timeZone) {
        return new Whereabouts(
                Optional.ofNullable(country).map(Whereabouts::inCapitals), Optional.ofNullable(timeZone));
    }

    /** Only what is a code: capitals of other letters may be two where there was one. */
    private static String inCapitals(String code) {
        return COUNTRY.matcher(code).matches() ? code.toUpperCase(Locale.ROOT) : code;
    }

    public List<Problem.Fault> faults() {
        var faults = new ArrayList<Problem.Fault>();
        if (country.filter(code -> !COUNTRY.matcher(code).matches()).isPresent()) {
            faults.add(new Problem.Fault("/country", "must be two letters, as in ISO 3166"));
        }
        if (timeZone.filter(name -> !TIME_ZONES.contains(name)).isPresent()) {
            faults.add(new Problem.Fault("/timeZone", "must be the name of an IANA time zone, such as Europe/Berlin"));
        }
        return faults;
    }
}
