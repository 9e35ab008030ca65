package org.nape.reminder.me;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nape.mydata.PersonalTable;
import org.nape.mydata.PersonalTables;

/** Everything that this service keeps of persons. */
@ApplicationScoped
class KeptTables implements PersonalTables {
    @Override
    public List<PersonalTable> inOrder() {
        return List.of(
                PersonalTable.of("reminders", "reminder", "id"),
                PersonalTable.of("plans", "plan", "reported_at", "id"),
                PersonalTable.of("standing", "person", "person_id"),
                PersonalTable.outbox());
    }
}
