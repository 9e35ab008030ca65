package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;

/** Lets a reminder fall due now: nobody can wait for tomorrow, or for half past nine. */
final class DueNow {
    private DueNow() {}

    /** The one of this person that was made from this template of the plan; its id. */
    static String ofTemplate(Api.Person person, String templateId) throws Exception {
        return let(person, "template_id", templateId);
    }

    static void ofId(Api.Person person, String reminderId) throws Exception {
        let(person, "id::text", reminderId);
    }

    private static String let(Api.Person person, String column, String value) throws Exception {
        try (var database = Reminding.connect();
                var move = database.prepareStatement("update reminder set next_due_at = clock_timestamp()"
                        + " where person_id = ? and " + column + " = ? returning id::text")) {
            move.setObject(1, person.id());
            move.setString(2, value);
            try (var row = move.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }
}
