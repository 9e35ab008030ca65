package org.nape.messaging;

import java.sql.SQLException;

/** A statement failed; the cause says whether the database was away or refused it. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }
}
