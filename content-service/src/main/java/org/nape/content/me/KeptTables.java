package org.nape.content.me;

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
                PersonalTable.of("redFlags", "red_flag", "raised_at", "red_flag_id"),
                PersonalTable.of("advice", "advice", "reported_at", "report_id"),
                PersonalTable.of("madeWorse", "made_worse", "content_slug"),
                PersonalTable.outbox());
    }
}
