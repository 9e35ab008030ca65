package org.nape.testbed;

/** A real PostgreSQL that keeps what it promised: {@code fsync} and {@code synchronous_commit} are on. */
public sealed interface Postgres extends Server permits EmbeddedPostgres, Containers.PostgresInContainer {
    String jdbcUrl(String database);

    /**
     * Makes a database that only this user may enter, if there is none yet. A user who is there gets this password.
     *
     * @param name lower case letters, digits and underscores, as the user's
     */
    void createDatabase(String name, String user, String password);
}
