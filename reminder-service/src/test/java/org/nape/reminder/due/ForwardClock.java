package org.nape.reminder.due;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database's clock, put forward and back on some connections only: there {@code now()} is another function. In weeks to come
 * the service's own ticker has nothing to do.
 */
@ApplicationScoped
class ForwardClock {
    private final DataSource database;
    private final PGSimpleDataSource theirs = new PGSimpleDataSource();

    ForwardClock(
            DataSource database,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.database = database;
        theirs.setUrl(url);
        theirs.setUser(user);
        theirs.setPassword(password);
        theirs.setOptions("-c search_path=put_forward,pg_catalog,public");
    }

    /** Whose connections have this clock. */
    DataSource start() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create schema if not exists put_forward;
                    create table if not exists put_forward.clock (ahead interval);
                    create or replace function put_forward.now() returns timestamptz stable language sql
                        as 'select pg_catalog.now() + (select ahead from put_forward.clock)';
                    create or replace function put_forward.clock_timestamp() returns timestamptz volatile language sql
                        as 'select pg_catalog.clock_timestamp() + (select ahead from put_forward.clock)';
                    delete from put_forward.clock;
                    insert into put_forward.clock values ('0 s')""");
        }
        return theirs;
    }

    void set(Instant clock) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("update put_forward.clock set ahead = ?::timestamptz - now()")) {
            statement.setString(1, clock.toString());
            statement.executeUpdate();
        }
    }
}
