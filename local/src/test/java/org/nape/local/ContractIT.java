package org.nape.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The platform answers as it says: every operation is asked, for what it is there for and for each refusal that one can have
 * at will. A new operation fails here until {@link PersonsCalls}, {@link RemindersCalls} or {@link DesksCalls} has a line for each of its answers.
 */
class ContractIT {
    /** What takes slow callers, floods or outages: DoorTest, RateLimitTest, OutageIT and the like see to these. */
    private static final Set<String> ELSEWHERE = Set.of("408", "413", "429", "503", "504");

    /** What one cannot have at will here: rules of another edition, tokens of another issuer, and of an operation without a body what is no HTTP. */
    private static final Set<String> NOT_AT_WILL = Set.of(
            "getCounterfactuals 409",
            "createPerson 400",
            "createPerson 404",
            "createToken 404",
            "renewToken 400",
            "renewToken 404",
            "makeCalendarKey 400",
            "rotateWebhookSecret 400",
            "testWebhook 400");

    private final Examiner examiner = new Examiner();

    ContractIT() throws Exception {}

    @AfterAll
    static void endWebhooks() throws Exception {
        RunningPlatform.endWebhooksOf(RunningPlatform.api().tokenOfClient("subscriber"));
    }

    @Test
    void everyAnswerIsAsItIsDescribed() throws Exception {
        for (var operation : examiner.described().operations()) {
            refuse(operation);
        }
        new PersonsCalls(examiner).all();
        new DesksCalls(examiner).all();

        assertThat(examiner.wrong()).isEmpty();
        assertThat(missing()).as("answers that nothing here asks for").isEmpty();
        assertThat(examiner.problems())
                .isNotEmpty()
                .allSatisfy(kind ->
                        assertThat(examiner.api().get(kind, "").status()).isEqualTo(200));
    }

    @Test
    void theExamplesFitTheirSchemas() {
        assertThat(examiner.described().untrueExamples()).isEmpty();
    }

    private Set<String> missing() {
        var missing = new TreeSet<String>();
        for (var operation : examiner.described().operations()) {
            operation.statuses().stream()
                    .filter(status -> !ELSEWHERE.contains(status))
                    .map(status -> operation.id() + " " + status)
                    .filter(answer -> !examiner.seen().contains(answer) && !NOT_AT_WILL.contains(answer))
                    .forEach(missing::add);
        }
        return missing;
    }

    /** All that is refused for a reason which the description tells. */
    private void refuse(DescribedOperation operation) throws Exception {
        var refusals = new TreeSet<>(operation.statuses());
        if (operation.bearers().isEmpty()) {
            refusals.remove("401");
        }
        refusals.removeIf(status -> NOT_AT_WILL.contains(operation.id() + " " + status));
        for (var status : refusals) {
            var call = examiner.call(operation.id());
            switch (status) {
                case "400" -> wrong(operation, call);
                case "401" -> call.by("").answers(401);
                case "403" -> call.by(examiner.token(stranger(operation))).answers(403);
                case "404" -> call.answers(404);
                case "406" -> call.header("Accept", "application/xml").answers(406);
                case "415" -> call.with("text/plain", "{}").answers(415);
                default -> {}
            }
        }
    }

    private static void wrong(DescribedOperation operation, Call call) throws Exception {
        if (operation.described().has("requestBody")) {
            call.with("application/json", "{").answers(400);
        } else {
            call.asking("limit=0&surprise=1").answers(400);
        }
    }

    private String stranger(DescribedOperation operation) {
        return examiner.roles().stream()
                .filter(role -> !operation.bearers().contains(role))
                .findFirst()
                .orElseThrow();
    }
}
