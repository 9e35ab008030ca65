package org.nape.testbed.wellbehaved.report;

import java.sql.Connection;
import java.sql.SQLException;

/** A repository may speak SQL. */
class Reports {
    boolean areThere(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from report");
                var found = statement.executeQuery()) {
            return found.next();
        }
    }
}
