package org.nape.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whom to call, by country. */
public final class EmergencyNumbers {
    private final Numbers fallback;
    private final Map<String, Numbers> countries;

    EmergencyNumbers(Numbers fallback, Map<String, Numbers> countries) {
        this.fallback = fallback;
        this.countries = Map.copyOf(countries);
    }

    /** The numbers of a country; without a country, or for one that is not listed, the number that works nearly everywhere. */
    public Numbers forCountry(Optional<String> iso2) {
        return iso2.map(code -> countries.get(code.strip().toUpperCase(Locale.ROOT)))
                .orElse(fallback);
    }

    /**
     * The numbers of one country.
     *
     * @param all at least one, the one to try first leading
     * @param note what to know about the number when the country is not known
     */
    public record Numbers(
            List<String> all, Optional<String> urgentAdvice, Optional<String> textRelay, Optional<String> note) {
        public Numbers {
            all = List.copyOf(all);
        }

        public String primary() {
            return all.getFirst();
        }
    }
}
