package org.nape.reminder.me;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.nape.mydata.PersonalTable;
import org.nape.mydata.PersonalTables;
import org.nape.testbed.PrivacyRules;
import org.nape.testbed.Testbed;

@QuarkusTest
@QuarkusTestResource(Testbed.class)
class KeptTablesTest {
    @Inject
    PersonalTables tables;

    @Inject
    DataSource database;

    @Test
    void allThatIsKeptOfPersonsCanBeShownAndErased() throws SQLException {
        try (var connection = database.getConnection()) {
            // What is due is a copy of when each reminder is due next, and goes with the reminder.
            PrivacyRules.check(
                    connection,
                    tables.inOrder().stream().map(PersonalTable::table).toList(),
                    "due");
        }
    }
}
