package org.nape.testbed;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/** Makes databases as the superuser. */
final class Databases {
    static final String SUPERUSER = "postgres";

    /** Names become part of statements, where no parameter can stand. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final String url;
    private final String password;

    Databases(String url, String password) {
        this.url = url;
        this.password = password;
    }

    void create(String name, String user, String userPassword) {
        check(name);
        check(user);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var literal = statement.enquoteLiteral(userPassword);
            var verb = exists(statement, "select 1 from pg_roles where rolname = '%s'", user) ? "alter" : "create";
            statement.execute("%s role %s login password %s".formatted(verb, user, literal));
            if (!exists(statement, "select 1 from pg_database where datname = '%s'", name)) {
                statement.execute("create database %s owner %s".formatted(name, user));
            }
            statement.execute("revoke all on database %s from public".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the database " + name, e);
        }
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name for a database or user: " + name);
        }
    }

    private static boolean exists(Statement statement, String query, String name) throws SQLException {
        try (var row = statement.executeQuery(query.formatted(name))) {
            return row.next();
        }
    }

    /** Without {@code DriverManager}, which does not see a driver in the class loader of a test. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        return new Driver().connect(url, properties);
    }
}
