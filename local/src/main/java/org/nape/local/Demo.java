package org.nape.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nape.local.Api.Answer;
import org.nape.local.Api.Person;

/**
 * The main job, told as it happens on a running platform: everything printed was answered by it. Ends with an exception
 * that says what did not come.
 */
final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Address address;
    private final Api api;
    private final PrintStream out;

    Demo(Address address, PrintStream out) {
        this.address = address;
        this.api = new Api(address);
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        try (var subscriber = new Subscriber(address.kafka(), List.of("red-flag-raised", "reminder-due"), false);
                var stream = api.redFlags(api.tokenOfClient("subscriber"), "")) {
            say("A nurse desk subscribes to red flags: by Kafka and by server-sent events.");
            var person = api.newPerson();
            say("A person comes, without a name: %s", person.id());
            deskWorker(person);
            reminder(person, subscriber);
            meningitis(person, subscriber, stream);
            say("");
            say("That was Nape's main job, on real servers. Everything above was answered by the running platform.");
        }
    }

    private void deskWorker(Person person) throws IOException, InterruptedException {
        heading("Two days of desk work, a tight neck");
        var report = answered(
                201,
                api.report(
                        person,
                        Examples.answersOf(Examples.DESK_WORKER),
                        zoneWhereItIsNoon().getId()));
        expect("SELF_CARE", report.path("level").asText(), "the desk worker's level");
        say(
                "POST /reports → %s: %s",
                report.path("level").asText(), report.path("title").asText());
        report.path("because")
                .forEach(rule -> say(
                        "  because %s: %s",
                        rule.path("ruleId").asText(), rule.path("reason").asText()));

        var reportId = report.path("reportId").asText();
        var advice = eventually("the advice", "/api/v1/reports/" + reportId + "/advice", person);
        var exercises = advice.path("shown")
                .valueStream()
                .filter(item -> "exercise".equals(item.path("kind").asText()))
                .toList();
        if (exercises.isEmpty()) {
            throw new LaunchException("the desk worker was shown no exercise");
        }
        say(
                "GET /reports/…/advice → %d items are safe for this person, among them the exercises:",
                advice.path("shown").size());
        exercises.forEach(item -> say(
                "  %s: %s", item.path("title").asText(), item.path("summary").asText()));
        advice.path("withheld")
                .forEach(item -> say(
                        "  not shown: %s (%s)",
                        item.path("slug").asText(), item.path("because").asText()));

        var plan = eventually("the plan", "/api/v1/plan", person);
        if (plan.path("reminders").isEmpty()) {
            throw new LaunchException("the desk worker's plan has no reminders");
        }
        say(
                "GET /plan → a plan with %d reminders and %d check-ins:",
                plan.path("reminders").size(), plan.path("checkIns").size());
        plan.path("reminders")
                .forEach(each -> say(
                        "  %s (%s)",
                        each.path("title").asText(), each.path("rrule").asText()));
    }

    private void reminder(Person person, Subscriber subscriber) throws IOException, InterruptedException {
        heading("A reminder falls due");
        var zone = zoneWhereItIsNoon();
        var start = LocalDateTime.now(zone).plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
        var made = answered(
                201,
                api.post(
                        "/api/v1/reminders",
                        person.token(),
                        Map.of(
                                "contentSlug",
                                "screen-breaks",
                                "rrule",
                                "FREQ=DAILY;COUNT=5",
                                "start",
                                start.toString(),
                                "timeZone",
                                zone.getId(),
                                "durationSeconds",
                                120)));
        say("POST /reminders → “%s” every day at %s (%s)", made.path("title").asText(), start.toLocalTime(), zone);
        var id = made.path("reminderId").asText();
        var due = subscriber.await(
                "reminder-due", event -> id.equals(event.path("reminderId").asText()), PATIENCE);
        var dueAt = Instant.parse(due.data().path("dueAt").asText());
        say(
                "Kafka reminder-due: ce_id %s, %d ms after its due instant",
                due.id(), Duration.between(dueAt, due.at()).toMillis());
    }

    private void meningitis(Person person, Subscriber subscriber, RedFlagStream stream)
            throws IOException, InterruptedException {
        heading("The same person now has a high fever, chills, a stiff neck and a headache");
        var report = answered(
                201,
                api.report(
                        person,
                        Examples.answersOf(Examples.MENINGITIS),
                        zoneWhereItIsNoon().getId()));
        var answeredAt = Instant.now();
        expect("EMERGENCY", report.path("level").asText(), "the level of the meningitis case");
        say(
                "POST /reports → %s: %s (%s)",
                report.path("level").asText(),
                report.path("title").asText(),
                report.path("emergencyNumber").asText());
        report.path("because")
                .valueStream()
                .filter(rule -> "EMERGENCY".equals(rule.path("level").asText()))
                .forEach(rule -> say(
                        "  because %s: %s [%s]",
                        rule.path("ruleId").asText(), rule.path("reason").asText(), sources(rule)));

        var reportId = report.path("reportId").asText();
        var onStream =
                stream.await(flag -> reportId.equals(flag.path("reportId").asText()), PATIENCE);
        var onKafka = subscriber.await(
                "red-flag-raised", flag -> reportId.equals(flag.path("reportId").asText()), PATIENCE);
        expect(onKafka.id(), onStream.event().path("id").asText(), "the id of the red flag on stream and Kafka");
        say("Kafka red-flag-raised: ce_id %s, %s after the answer", onKafka.id(), millis(answeredAt, onKafka.at()));
        say("Server-sent event: the same id, %s after the answer", millis(answeredAt, onStream.at()));

        var plan = Patience.await(
                "the end of the plan",
                PATIENCE,
                () -> Optional.of(api.get("/api/v1/plan", person.token()).body())
                        .filter(each -> "stopped".equals(each.path("status").asText())));
        say(
                "GET /plan → stopped, %s after the answer: %s",
                millis(answeredAt, Instant.now()), plan.path("stopReason").asText());
        var reminders =
                answered(200, api.get("/api/v1/reminders", person.token())).path("items");
        if (!reminders.isEmpty()) {
            throw new LaunchException("reminders are still active after the red flag");
        }
        say("GET /reminders → none is left");
    }

    private JsonNode eventually(String what, String path, Person person) throws InterruptedException {
        return Patience.await(
                what,
                PATIENCE,
                () -> Optional.of(api.get(path, person.token()))
                        .filter(answer -> answer.status() == 200)
                        .map(Answer::body));
    }

    private static JsonNode answered(int status, Answer answer) {
        if (answer.status() != status) {
            throw new LaunchException("expected %d but got %d: %s".formatted(status, answer.status(), answer.body()));
        }
        return answer.body();
    }

    private static void expect(String wanted, String got, String what) {
        if (!wanted.equals(got)) {
            throw new LaunchException(what + " should be " + wanted + " but is " + got);
        }
    }

    /** So that nothing of what is shown falls into the person's quiet hours, whenever this runs. */
    static ZoneId zoneWhereItIsNoon() {
        var ahead = 12 - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        return ZoneId.of("Etc/GMT%+d".formatted(-ahead)); // POSIX signs: what is ahead of Greenwich is negative there
    }

    private static String sources(JsonNode rule) {
        return rule.path("sources")
                .valueStream()
                .map(source -> source.path("title").asText())
                .collect(Collectors.joining("; "));
    }

    private static String millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) + " ms";
    }

    private void heading(String text) {
        say("");
        say("— %s —", text);
    }

    private void say(String text, Object... values) {
        out.printf(text + "%n", values);
    }
}
