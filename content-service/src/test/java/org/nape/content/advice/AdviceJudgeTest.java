package org.nape.content.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nape.content.advice.Examples.Example;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;

class AdviceJudgeTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Knowledge KNOWLEDGE = Knowledge.load();

    private final AdviceChooser chooser = new AdviceChooser(KNOWLEDGE);
    private final AdviceJudge judge = new AdviceJudge(KNOWLEDGE);

    @Test
    void withoutARedFlagAllOfItStands() {
        var advice = choose(Examples.plainSpasm());

        assertThat(judge.judge(advice, since())).isEqualTo(advice);
    }

    @Test
    void aRedFlagWithholdsWhatCouldHarmAndShowsItsCardsFirst() {
        var advice = choose(Examples.plainSpasm());

        var judged = judge.judge(advice, since(new RedFlag(Level.URGENT, NOON)));

        assertThat(slugs(judged)).startsWith("urgent-card", "meningitis-warning");
        assertNothingCouldHarm(judged);
        assertThat(judged.care().withheld())
                .filteredOn(
                        each -> each.because().equals(KNOWLEDGE.redFlagOrders().stopText()))
                .extracting(each -> each.item().slug())
                .contains("basic-neck-stretch", "ice-pack", "anti-inflammatory-medicine");
        assertThat(judged.stoppedAt()).contains(NOON);
    }

    @Test
    void ofSeveralRedFlagsTheWorstGivesTheCardsAndTheFirstTheTime() {
        var advice = choose(Examples.plainSpasm());
        var later = NOON.plusSeconds(60);

        var judged = judge.judge(advice, since(new RedFlag(Level.URGENT, NOON), new RedFlag(Level.EMERGENCY, later)));

        assertThat(slugs(judged)).startsWith("emergency-card").doesNotContain("urgent-card");
        assertThat(judged.stoppedAt()).contains(NOON);
    }

    @Test
    void aLesserRedFlagDoesNotReplaceTheCardsOfAnEmergency() {
        var emergency = Examples.all()
                .filter(each -> each.level().filter(Level.EMERGENCY::equals).isPresent())
                .findFirst()
                .orElseThrow();

        var judged = judge.judge(choose(emergency), since(new RedFlag(Level.URGENT, NOON)));

        assertThat(slugs(judged)).startsWith("emergency-card").doesNotContain("urgent-card");
    }

    @ParameterizedTest
    @CsvSource({
        // another report's level, seconds from this one, whether this one is withheld
        "SELF_CARE, 1, false",
        "ROUTINE, 1, false",
        "URGENT, 1, true",
        "EMERGENCY, 1, true",
        ", 1, true",
        ", 0, true",
        ", -1, false",
        "URGENT, -1, false"
    })
    void onlyNewerAnswersThatAreOpenOrWorseOvertakeAnAdvice(@Nullable Level level, long seconds, boolean isWithheld) {
        var advice = choose(Examples.routine());
        var other = new NewestReport(level, advice.reportedAt().plusSeconds(seconds));

        var judged = judge.judge(advice, new History(List.of(), Optional.empty(), List.of(other), Set.of()));

        if (isWithheld) {
            assertNothingCouldHarm(judged);
            assertThat(judged.care().withheld()).anyMatch(each -> each.because().startsWith("You have answered again"));
        } else {
            assertThat(judged).isEqualTo(advice);
        }
        assertThat(judged.stoppedAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // another report's level, seconds from the red flag, whether the flag stands
        "SELF_CARE, 1, false",
        "SELF_CARE, 0, true",
        "SELF_CARE, -1, true",
        "ROUTINE, 1, true"
    })
    void onlyCareAtHomeAfterItLiftsARedFlag(Level level, long seconds, boolean stands) {
        var advice = choose(Examples.routine());
        var raisedAt = advice.reportedAt().minusSeconds(60);
        var other = new NewestReport(level, raisedAt.plusSeconds(seconds));

        var judged = judge.judge(advice, new History(List.of(), Optional.of(raisedAt), List.of(other), Set.of()));

        assertThat(judged.stoppedAt()).isEqualTo(Optional.of(raisedAt).filter(_ -> stands));
        if (stands) {
            assertNothingCouldHarm(judged);
            assertThat(slugs(judged)).doesNotContain("urgent-card", "emergency-card");
        } else {
            assertThat(judged).isEqualTo(advice);
        }
    }

    @Test
    void whatMadeItWorseIsWithheldForThatAndForNothingElse() {
        var advice = choose(Examples.plainSpasm());
        var history = new History(List.of(), Optional.empty(), List.of(), Set.of("ice-pack", "screen-breaks", "yoga"));

        var judged = judge.judge(advice, history);

        assertThat(slugs(judged))
                .doesNotContain("ice-pack", "screen-breaks")
                .containsOnlyOnceElementsOf(slugs(advice).stream()
                        .filter(slug -> !history.madeWorse().contains(slug))
                        .toList());
        assertThat(judged.care().withheld())
                .filteredOn(each -> each.because().equals("You said that it made it worse."))
                .extracting(each -> each.item().slug())
                .containsExactlyInAnyOrder("ice-pack", "screen-breaks");
    }

    @Test
    void underARedFlagWhatMadeItWorseStaysWithheldForThat() {
        var advice = choose(Examples.plainSpasm());
        var redFlag = new RedFlag(Level.URGENT, NOON);

        var judged =
                judge.judge(advice, new History(List.of(redFlag), Optional.empty(), List.of(), Set.of("ice-pack")));

        assertNothingCouldHarm(judged);
        assertThat(judged.care().withheld())
                .filteredOn(each -> each.item().slug().equals("ice-pack"))
                .extracting(each -> each.because())
                .containsExactly("You said that it made it worse.");
    }

    private static void assertNothingCouldHarm(Advice judged) {
        assertThat(judged.care().shown())
                .isNotEmpty()
                .extracting(ContentItem::kind)
                .doesNotContain(ContentKind.EXERCISE, ContentKind.HOME_REMEDY, ContentKind.TREATMENT);
    }

    private static History since(RedFlag... redFlags) {
        return new History(List.of(redFlags), Optional.empty(), List.of(), Set.of());
    }

    private Advice choose(Example example) {
        return chooser.choose(example.reportedBy(UUID.randomUUID()));
    }

    private static List<String> slugs(Advice advice) {
        return advice.care().shown().stream().map(ContentItem::slug).toList();
    }
}
