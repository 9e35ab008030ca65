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
                PersonalTable.of("occurrences", "occurrence", "due_at", "reminder_id")
                        .reachedBy("reminder_id in (select id from reminder where person_id = ?)"),
                PersonalTable.of("madeWorse", "made_worse", "content_slug"),
                PersonalTable.of("settings", "settings", "person_id"),
                PersonalTable.of("calendarKey", "calendar_key", "person_id"),
                PersonalTable.of("planChoices", "plan_choice", "person_id"),
                PersonalTable.of("reminders", "reminder", "id"),
                PersonalTable.of("plans", "plan", "reported_at", "id"),
                PersonalTable.of("standing", "person", "person_id"),
                PersonalTable.outbox());
    }
}
