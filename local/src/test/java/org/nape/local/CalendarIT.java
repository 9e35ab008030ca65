package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A calendar program subscribes: it knows the address, and nothing else of Nape. */
class CalendarIT {
    private final Api api = RunningPlatform.api();
    private final String gateway = RunningPlatform.get().address().gateway().toString();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aCalendarShowsThePlanUntilARedFlagEmptiesIt() throws Exception {
        var person = api.newPerson();
        api.report(person, Examples.answersOf(Examples.DESK_WORKER), "Europe/Berlin");
        await().until(() -> api.get("/api/v1/plan", person.token()).status() == 200);
        var address = address(person);

        var calendar = fetch(address, "");

        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(calendar.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        assertThat(calendar.headers().firstValue("Cache-Control")).hasValue("private, max-age=60");
        assertThat(calendar.body()).startsWith("BEGIN:VCALENDAR\r\n").contains("BEGIN:VEVENT", "TZID:Europe/Berlin");
        var upcoming = api.get("/api/v1/reminders/upcoming?limit=100&from=" + Instant.now(), person.token());
        assertThat(upcoming.body().path("items"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(calendar.body().replace("\r\n ", ""))
                        .contains("UID:" + item.path("reminderId").asText() + "/"
                                + item.path("dueAt").asText()));
        var etag = calendar.headers().firstValue("ETag").orElseThrow();
        assertThat(fetch(address, etag).statusCode()).isEqualTo(304);

        api.report(person, Map.of("fever", "high", "stiff_neck", true), "Europe/Berlin");

        await().untilAsserted(() -> assertThat(fetch(address, etag).body())
                .startsWith("BEGIN:VCALENDAR")
                .doesNotContain("VEVENT"));
        api.delete("/api/v1/me", person.token());
        await().untilAsserted(
                        () -> assertThat(fetch(address, etag).statusCode()).isEqualTo(404));
        var key = address.substring(address.indexOf('=') + 1);
        assertThat(key).hasSize(43);
        assertThat(RunningPlatform.log()).noneMatch(line -> line.contains(key));
    }

    private String address(Api.Person person) throws IOException, InterruptedException {
        var made = api.put("/api/v1/calendar-key", person.token());
        assertThat(made.status()).isEqualTo(200);
        return made.body().path("address").asText();
    }

    private HttpResponse<String> fetch(String address, String etag) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(gateway + address)).header("Accept", "text/calendar");
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
