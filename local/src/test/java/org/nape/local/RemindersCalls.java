package org.nape.local;

import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What an app asks for a person about what falls due: reminders, what is done about them, check-ins. */
final class RemindersCalls {
    static final Map<String, ?> WATER = Map.of(
            "title",
            "Water",
            "rrule",
            "FREQ=DAILY;BYHOUR=9,15",
            "start",
            LocalDate.now().plusDays(2) + "T09:00",
            "timeZone",
            Demo.zoneWhereItIsNoon().getId());

    private static final String OUTDATED = "\"99\"";

    private final Examiner examiner;
    private final Api.Person person;

    RemindersCalls(Examiner examiner, Api.Person person) {
        this.examiner = examiner;
        this.person = person;
    }

    void all() throws Exception {
        reminders();
        tooMany();
        acts();
        checkIns();
    }

    private Call call(String operationId) {
        return examiner.call(operationId).by(person.token());
    }

    private void reminders() throws Exception {
        var key = UUID.randomUUID().toString();
        var reminder = call("makeReminder").with(WATER).keyed(key).answers(201).text("reminderId");
        call("makeReminder").keyed(key).answers(422);
        call("getReminder").of(reminder).answers(200);
        call("getReminders").answers(200);
        call("getUpcoming").answers(200);
        call("changeReminder").of(reminder).with(Map.of("title", "Tea")).answers(200);
        call("changeReminder").of(reminder).ifMatch(OUTDATED).answers(412);
        call("changeReminder")
                .of(reminder)
                .with(Map.of("rrule", "FREQ=MINUTELY"))
                .answers(422);
        call("acceptFewer").of(reminder).answers(409);
        call("acceptFewer")
                .of(reminder)
                .with(Map.of("rrule", offerTo(reminder)))
                .answers(200);
        call("deleteReminder").of(reminder).ifMatch(OUTDATED).answers(412);
        call("deleteReminder").of(reminder).answers(204);
    }

    /** After three that nobody heeded. */
    private String offerTo(String reminder) {
        return await().until(
                        () -> {
                            DueNow.ofId(person, reminder);
                            return call("getReminder")
                                    .of(reminder)
                                    .answers(200)
                                    .body()
                                    .at("/offer/rrule")
                                    .asText();
                        },
                        rrule -> !rrule.isEmpty());
    }

    private void tooMany() throws Exception {
        var busy = examiner.api().newPerson().token();
        for (var i = 0; i < 50; i++) {
            examiner.api().post("/api/v1/reminders", busy, WATER);
        }
        call("makeReminder").by(busy).with(WATER).answers(409);
    }

    private void acts() throws Exception {
        var reminder = call("makeReminder").with(WATER).answers(201).text("reminderId");
        var first = due(reminder, "");
        call("doneReminder")
                .of(reminder)
                .with(Map.of("dueAt", first, "worse", true))
                .answers(422);
        call("doneReminder").of(reminder).with(Map.of("dueAt", first)).answers(200);
        call("skipReminder").of(reminder).with(Map.of("dueAt", first)).answers(409);
        call("snoozeReminder")
                .of(reminder)
                .with(Map.of("dueAt", first, "for", "PT10M"))
                .answers(409);
        var second = due(reminder, first);
        call("skipReminder").of(reminder).with(Map.of("dueAt", second)).answers(200);
        var third = due(reminder, second);
        call("snoozeReminder")
                .of(reminder)
                .with(Map.of("dueAt", third, "for", "PT10M"))
                .answers(200);
        call("getReminderHistory").of(reminder).answers(200);
    }

    /** When the reminder was due: just now, and not when it was before. */
    private String due(String reminder, String before) throws Exception {
        DueNow.ofId(person, reminder);
        return await().until(
                        () -> call("getReminderHistory")
                                .of(reminder)
                                .answers(200)
                                .body()
                                .at("/items/0/dueAt")
                                .asText(),
                        dueAt -> !dueAt.isEmpty() && !dueAt.equals(before));
    }

    private void checkIns() throws Exception {
        var checkIn = DueNow.ofTemplate(person, "ci_day1");
        await().until(() -> call("getCheckIns")
                .answers(200)
                .body()
                .at("/items/0/status")
                .asText()
                .equals("open"));
        var dueAt = call("getCheckIns").answers(200).body().at("/items/0/dueAt").asText();
        call("doneReminder").of(checkIn).with(Map.of("dueAt", dueAt)).answers(409);
        call("skipReminder").of(checkIn).with(Map.of("dueAt", dueAt)).answers(422);
        call("deleteReminder").of(checkIn).answers(422);
        var key = UUID.randomUUID().toString();
        var calm = Map.of("answers", Map.of("new_warning_sign", false));
        call("answerCheckIn").of(checkIn).with(calm).keyed(key).answers(201);
        var worse = Map.of("answers", Map.of("new_warning_sign", true));
        call("answerCheckIn").of(checkIn).with(worse).keyed(key).answers(422);
        call("answerCheckIn").of(checkIn).with(worse).answers(409);
    }
}
