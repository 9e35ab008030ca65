package org.nape.reminder.day;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.nape.messaging.DatabaseException;

/** Everyone's settings. Whoever changes some holds the person's row, and lays the future out again. */
@ApplicationScoped
public class SettingsList {
    /** Of persons that are given as an array; {@link #read} reads the rows. */
    public static final String READ = """
            select person_id, coalesce(time_zone, reported_zone), country, language, quiet_from, quiet_to,
                   working_hours, days_off, discreet, version
            from settings where person_id = any(?)""";

    private static final String PUT = """
            insert into settings (time_zone, country, language, quiet_from, quiet_to, working_hours, days_off, discreet,
                                  version, changed_at, person_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, now(), ?)
            on conflict (person_id) do update
            set (time_zone, country, language, quiet_from, quiet_to, working_hours, days_off, discreet, version, changed_at)
                = (excluded.time_zone, excluded.country, excluded.language, excluded.quiet_from, excluded.quiet_to,
                   excluded.working_hours, excluded.days_off, excluded.discreet, excluded.version, excluded.changed_at)""";

    private static final String REPORT = """
            insert into settings (person_id, reported_zone, changed_at) values (?, ?, now())
            on conflict (person_id) do update set reported_zone = excluded.reported_zone""";

    private final DataSource database;
    private final QuietHours usual;

    SettingsList(DataSource database, QuietHours usual) {
        this.database = database;
        this.usual = usual;
    }

    public Settings of(UUID personId) {
        try (var connection = database.getConnection()) {
            return of(Set.of(personId), connection).apply(personId);
        } catch (SQLException e) {
            throw new DatabaseException("Settings could not be read", e);
        }
    }

    /** Of each of these persons, also of those who never said anything. */
    public interface Everyones {
        Settings apply(UUID personId);
    }

    /** Read in one go, within a transaction that is under way. */
    public Everyones of(Collection<UUID> personIds, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("uuid", personIds.toArray()));
            try (var rows = statement.executeQuery()) {
                return read(rows);
            }
        }
    }

    public Everyones read(ResultSet rows) throws SQLException {
        var said = new HashMap<UUID, Settings>();
        while (rows.next()) {
            said.put(rows.getObject(1, UUID.class), settings(rows));
        }
        return personId -> said.getOrDefault(personId, Settings.unsaid(usual));
    }

    public void put(UUID personId, Settings settings) {
        write(PUT, statement -> {
            statement.setString(1, settings.zone().map(ZoneId::getId).orElse(null));
            statement.setString(2, settings.country().orElse(null));
            statement.setString(3, settings.language().orElse(null));
            var isUsual = settings.quietHours().equals(usual);
            statement.setObject(4, isUsual ? null : settings.quietHours().from());
            statement.setObject(5, isUsual ? null : settings.quietHours().to());
            var ranges = settings.workingHours().ranges().stream().map(SettingsList::text);
            statement.setArray(6, statement.getConnection().createArrayOf("text", ranges.toArray()));
            var daysOff = settings.workingHours().daysOff().stream().map(LocalDate::toString);
            statement.setArray(7, statement.getConnection().createArrayOf("date", daysOff.toArray()));
            statement.setBoolean(8, settings.discreet());
            statement.setLong(9, settings.version());
            statement.setObject(10, personId);
        });
    }

    /** Where the person is as far as a report tells; it counts as long as they do not say so themselves. */
    public void report(UUID personId, ZoneId zone) {
        write(REPORT, statement -> {
            statement.setObject(1, personId);
            statement.setString(2, zone.getId());
        });
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void write(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("Settings could not be kept", e);
        }
    }

    private Settings settings(ResultSet row) throws SQLException {
        var quietFrom = row.getObject(5, LocalTime.class);
        return new Settings(
                Optional.ofNullable(row.getString(2)).flatMap(SettingsList::findZone),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                quietFrom == null ? usual : new QuietHours(quietFrom, row.getObject(6, LocalTime.class)),
                new WorkingHours(ranges(row), daysOff(row)),
                row.getBoolean(9),
                row.getLong(10));
    }

    /** A zone that is not known here any more must not stop everyone's reminders. */
    private static Optional<ZoneId> findZone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(WorkingHours.Range range) {
        return range.weekday() + " " + range.from() + "-" + range.to();
    }

    private static List<WorkingHours.Range> ranges(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray(7).getArray())
                .map(text -> text.split("[ -]"))
                .map(parts -> new WorkingHours.Range(
                        DayOfWeek.valueOf(parts[0]), LocalTime.parse(parts[1]), LocalTime.parse(parts[2])))
                .toList();
    }

    /** By way of their text, because the driver's dates are not those of java.time. */
    private static Set<LocalDate> daysOff(ResultSet row) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(8).getArray())
                .map(day -> LocalDate.parse(day.toString()))
                .collect(Collectors.toSet());
    }
}
