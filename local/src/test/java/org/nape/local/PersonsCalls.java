package org.nape.local;

import java.util.Map;
import java.util.UUID;

/** What an app asks for a person. */
final class PersonsCalls {
    /** Where nobody rests. */
    private static final String ZONE = Demo.zoneWhereItIsNoon().getId();

    private static final Map<String, ?> MENINGITIS =
            Map.of("answers", Examples.answersOf(Examples.MENINGITIS), "timeZone", ZONE);
    private static final Map<String, ?> SPASM =
            Map.of("answers", Examples.answersOf(Examples.DESK_WORKER), "timeZone", ZONE);
    /** Nine days of it. */
    private static final String ROUTINE = "ex07";

    private static final String OUTDATED = "\"99\"";

    private final Examiner examiner;
    private final Api.Person person;
    private final String token;

    PersonsCalls(Examiner examiner) throws Exception {
        this.examiner = examiner;
        person = examiner.api().newPerson();
        token = person.token();
    }

    void all() throws Exception {
        call("createPerson").answers(201);
        call("renewToken").answers(201);
        call("streamMine").answers(200);
        report();
        plan();
        settings();
        new RemindersCalls(examiner, person).all();
        calendar();
        routine();
        redFlag();
        library();
        myData();
    }

    private Call call(String operationId) {
        return examiner.call(operationId).by(token);
    }

    private void report() throws Exception {
        var key = UUID.randomUUID().toString();
        call("nextQuestions").answers(200);
        var report = call("report").with(SPASM).keyed(key).answers(201).text("reportId");
        call("report").with(MENINGITIS).keyed(key).answers(422);
        call("getReports").answers(200);
        call("getReport").of(report).answers(200);
        call("getCounterfactuals").of(report).answers(200);
        call("getAdvice").of(report).answersSoon(200);
    }

    private void plan() throws Exception {
        call("getPlan").answersSoon(200);
        call("getPlanProgress").answers(200);
        call("getChoices").answers(200);
        call("putChoices").with(Map.of()).answers(200);
        call("putChoices").with(Map.of()).ifMatch(OUTDATED).answers(412);
    }

    private void settings() throws Exception {
        call("putSettings").answers(200);
        call("putSettings").ifMatch(OUTDATED).answers(412);
        call("putSettings").with(Map.of("timeZone", ZONE)).answers(200);
        call("getSettings").answers(200);
    }

    private void calendar() throws Exception {
        var key = call("makeCalendarKey").answers(200).text("address").replaceFirst(".*\\?", "");
        call("getCalendarKey").answers(200);
        var etag = examiner.call("getCalendar").asking(key).answers(200).etag();
        examiner.call("getCalendar").asking(key).header("If-None-Match", etag).answers(304);
        call("deleteCalendarKey").answers(204);
    }

    /** Whoever should see a doctor goes on with the plan, but is not offered to prevent the next time. */
    private void routine() throws Exception {
        var answers = Examples.answersOf(ROUTINE);
        call("report").with(Map.of("answers", answers, "timeZone", ZONE)).answers(201);
        call("putChoices").with(Map.of("prevention", true)).answersSoon(422);
    }

    /** With a red flag the plan stops, and what is paused stays so. */
    private void redFlag() throws Exception {
        call("report").with(MENINGITIS).answers(201);
        call("putChoices").with(Map.of()).answersSoon(409);
        var reminder =
                call("makeReminder").with(RemindersCalls.WATER).answers(201).text("reminderId");
        call("changeReminder").of(reminder).with(Map.of("paused", true)).answers(200);
        call("changeReminder").of(reminder).with(Map.of("paused", false)).answers(409);
        call("getPlan").answers(200);
    }

    private void library() throws Exception {
        var slug = unchanged("getContent", "").body().at("/items/0/slug").asText();
        unchanged("getContentItem", slug);
        unchanged("getQuestions", "");
        examiner.call("getRulesHistory").answers(200);
        unchanged("getRulesOfVersion", unchanged("getRules", "").text("version"));
    }

    /** Read, and read again by who has it. */
    private Examiner.Heard unchanged(String operationId, String id) throws Exception {
        var read = examiner.call(operationId).of(id).answers(200);
        examiner.call(operationId).of(id).header("If-None-Match", read.etag()).answers(304);
        return read;
    }

    private void myData() throws Exception {
        call("getMe").answers(200);
        call("eraseMe").answers(202);
        call("getMe").answersSoon(410);
        call("report").with(SPASM).answersSoon(410);
        call("makeReminder").with(RemindersCalls.WATER).answersSoon(410);
        call("putSettings").answersSoon(410);
        call("makeCalendarKey").answersSoon(410);
        call("renewToken").answersSoon(410);
    }
}
