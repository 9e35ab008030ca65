package org.nape.reminder.settings;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.day.QuietHours;
import org.nape.reminder.day.Settings;
import org.nape.reminder.day.WorkingHours;
import org.nape.reminder.day.Zones;

/** Reads the wish for settings part by part, so that the person learns of all that is wrong at once. */
final class SettingsReader {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final String END_OF_DAY = "24:00";
    private static final Duration LONGEST_QUIET = Duration.ofHours(16);
    private static final int MOST_RANGES = 8;
    private static final int MOST_DAYS_OFF = 100;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final QuietHours usual;
    private final SettingsWish wish;
    private final List<Fault> faults = new ArrayList<>();

    private SettingsReader(SettingsWish wish, QuietHours usual) {
        this.wish = wish;
        this.usual = usual;
    }

    /**
     * What is wrong, and what is allowed.
     *
     * @param pointer JSON Pointer to the field
     */
    record Fault(String pointer, String detail) {}

    /** What becomes of a wish. */
    sealed interface Reading {
        /** It can be kept. */
        record Understood(Settings settings) implements Reading {}

        /** Something in it cannot be read. */
        record Malformed(List<Fault> faults) implements Reading {}
    }

    /** @param usual the quiet hours of who does not name any */
    static Reading read(SettingsWish wish, QuietHours usual) {
        return new SettingsReader(wish, usual).read();
    }

    private Reading read() {
        var zone = Zones.find(wish.timeZone());
        if (zone.isEmpty()) {
            fault("/timeZone", Zones.ALLOWED);
        }
        var settings = new Settings(
                zone,
                country(),
                language(),
                wish.quietHours() == null
                        ? usual
                        : quietHours(wish.quietHours()).orElse(usual),
                new WorkingHours(ranges(), daysOff()),
                wish.discreet() == null || wish.discreet(),
                0);
        return faults.isEmpty() ? new Reading.Understood(settings) : new Reading.Malformed(List.copyOf(faults));
    }

    private void fault(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
    }

    private Optional<String> country() {
        var country = Optional.ofNullable(wish.country());
        country.filter(code -> !COUNTRIES.contains(code))
                .ifPresent(
                        _ -> fault("/country", "must be a country by ISO 3166-1 in two capital letters, such as DE"));
        return country;
    }

    private Optional<String> language() {
        try {
            return Optional.ofNullable(wish.language())
                    .map(tag -> new Locale.Builder().setLanguageTag(tag).build())
                    .filter(locale -> !locale.getLanguage().isEmpty() || refuseLanguage())
                    .map(Locale::toLanguageTag);
        } catch (IllformedLocaleException e) {
            refuseLanguage();
            return Optional.empty();
        }
    }

    private boolean refuseLanguage() {
        fault("/language", "must be a language by BCP 47, such as en or de-AT");
        return false;
    }

    private Optional<QuietHours> quietHours(SettingsWish.Span span) {
        var from = time("/quietHours/from", span.from());
        var to = time("/quietHours/to", span.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        var length = Duration.between(from.get(), to.get());
        var hours = length.isNegative() ? length.plusDays(1) : length;
        if (hours.isZero() || hours.compareTo(LONGEST_QUIET) > 0) {
            fault(
                    "/quietHours",
                    "must not end when they begin, and last at most %d hours".formatted(LONGEST_QUIET.toHours()));
            return Optional.empty();
        }
        return Optional.of(new QuietHours(from.get(), to.get()));
    }

    private Optional<LocalTime> time(String pointer, @Nullable String text) {
        if (text == null || !TIME.matcher(text).matches()) {
            fault(pointer, "must be a time from 00:00 to 23:59, such as 07:30");
            return Optional.empty();
        }
        return Optional.of(LocalTime.parse(text));
    }

    private List<WorkingHours.Range> ranges() {
        var ranges = new ArrayList<WorkingHours.Range>();
        if (wish.workingHours() != null) {
            wish.workingHours().forEach((name, spans) -> {
                var pointer = "/workingHours/" + name;
                weekday(name)
                        .ifPresentOrElse(
                                weekday -> ranges.addAll(ranges(pointer, weekday, spans)),
                                () -> fault(pointer, "is no weekday: send monday, tuesday, … or sunday"));
            });
        }
        return ranges;
    }

    private static Optional<DayOfWeek> weekday(String name) {
        return List.of(DayOfWeek.values()).stream()
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private List<WorkingHours.Range> ranges(
            String pointer, DayOfWeek weekday, @Nullable List<SettingsWish.@Nullable Span> spans) {
        if (spans == null || spans.size() > MOST_RANGES) {
            fault(pointer, "must be a list of at most %d ranges".formatted(MOST_RANGES));
            return List.of();
        }
        var ranges = new ArrayList<WorkingHours.Range>();
        for (int i = 0; i < spans.size(); i++) {
            var place = pointer + "/" + i;
            range(place, weekday, spans.get(i)).ifPresent(range -> {
                if (ranges.stream().anyMatch(range::overlaps)) {
                    fault(place, "overlaps another range of this day");
                }
                ranges.add(range);
            });
        }
        return ranges;
    }

    private Optional<WorkingHours.Range> range(String pointer, DayOfWeek weekday, SettingsWish.@Nullable Span span) {
        if (span == null) {
            fault(pointer, "must have from and to");
            return Optional.empty();
        }
        var from = time(pointer + "/from", span.from());
        var to = END_OF_DAY.equals(span.to()) ? Optional.of(LocalTime.MIDNIGHT) : time(pointer + "/to", span.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(to.get()) && !END_OF_DAY.equals(span.to())) {
            fault(pointer, "must end after it begins; the end of the day is 24:00");
            return Optional.empty();
        }
        return Optional.of(new WorkingHours.Range(weekday, from.get(), to.get()));
    }

    private Set<LocalDate> daysOff() {
        var days = Optional.ofNullable(wish.daysOff()).orElse(List.of());
        if (days.size() > MOST_DAYS_OFF) {
            fault("/daysOff", "must be at most %d dates".formatted(MOST_DAYS_OFF));
            return Set.of();
        }
        var read = new HashSet<LocalDate>();
        for (int i = 0; i < days.size(); i++) {
            var place = "/daysOff/" + i;
            findDate(days.get(i)).ifPresentOrElse(read::add, () -> fault(place, "must be a date such as 2026-12-24"));
        }
        return read;
    }

    private static Optional<LocalDate> findDate(@Nullable String text) {
        try {
            return Optional.ofNullable(text).filter(day -> day.length() == 10).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
