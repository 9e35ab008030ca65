package org.nape.triage.me;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nape.mydata.PersonalTable;
import org.nape.mydata.PersonalTables;
import org.nape.triage.webhook.WebhookDeliveries;

/** Everything that this service keeps of persons. */
@ApplicationScoped
class KeptTables implements PersonalTables {
    @Override
    public List<PersonalTable> inOrder() {
        return List.of(
                PersonalTable.of("webhookDeliveries", "webhook_delivery", "id")
                        .withJson("payload")
                        .leaving(WebhookDeliveries.WITHDRAW),
                PersonalTable.of("checkIns", "check_in", "due_at", "id").withJson("answers"),
                PersonalTable.of("redFlags", "red_flag", "raised_at", "id"),
                PersonalTable.of("reports", "symptom_report", "reported_at", "id")
                        .withJson("answers"),
                PersonalTable.outbox());
    }
}
