package org.nape.content.catalogue;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Contraindication;
import org.nape.knowledge.Evidence;
import org.nape.knowledge.Movement;
import org.nape.knowledge.Reference;
import org.nape.knowledge.ReminderTemplate;

/**
 * A content item as a page of the library shows it.
 *
 * @param suitableForAny whether it suits every cause; {@code suitableFor} names the causes that it suits best
 * @param contraindications when it could harm, in plain words
 * @param differsFromSeed where newer guidance says something else than the article that Nape is built on
 * @param prescriptionOnly information only
 * @param warning goes with every page of the library
 */
record LibraryItem(
        String slug,
        String kind,
        String origin,
        String title,
        String summary,
        List<String> body,
        @Nullable LibraryExercise exercise,
        List<LibrarySource> evidence,
        List<String> contraindications,
        boolean suitableForAny,
        List<String> suitableFor,
        @Nullable LibraryReminder reminder,
        @Nullable String caution,
        @Nullable String differsFromSeed,
        boolean prescriptionOnly,
        boolean libraryOnly,
        LibraryWarning warning) {

    static LibraryItem of(ContentItem item, ContentItem warning) {
        return new LibraryItem(
                item.slug(),
                item.kind().id(),
                item.origin().id(),
                item.title(),
                item.summary(),
                item.body(),
                item.movement().map(LibraryExercise::of).orElse(null),
                item.evidence().stream().map(LibrarySource::of).toList(),
                item.contraindications().stream().map(Contraindication::why).toList(),
                item.suitableForAny(),
                item.suitableFor(),
                item.reminder().map(LibraryReminder::of).orElse(null),
                item.caution().orElse(null),
                item.differsFromSeed().orElse(null),
                item.prescriptionOnly(),
                item.libraryOnly(),
                new LibraryWarning(warning.slug(), warning.title(), warning.summary()));
    }

    /** How an exercise is done. */
    record LibraryExercise(String posture, String sides, int repetitions, long holdSeconds, List<String> steps) {
        private static LibraryExercise of(Movement movement) {
            return new LibraryExercise(
                    movement.posture(),
                    movement.sides(),
                    movement.repetitions(),
                    movement.hold().toSeconds(),
                    movement.steps());
        }
    }

    /**
     * What a study or a guideline says.
     *
     * @param year of the claim; null where nobody looked into it
     */
    record LibrarySource(
            @Nullable Integer year,
            String claim,
            String strength,
            @Nullable String identity,
            LibraryReference reference) {
        private static LibrarySource of(Evidence evidence) {
            return new LibrarySource(
                    orNull(evidence.year()),
                    evidence.claim(),
                    evidence.strength(),
                    evidence.identity().orElse(null),
                    LibraryReference.of(evidence.reference()));
        }

        private static @Nullable Integer orNull(OptionalInt year) {
            return year.isPresent() ? year.getAsInt() : null;
        }
    }

    /**
     * Where to read it up.
     *
     * @param url null if it is nowhere on the web
     */
    record LibraryReference(
            String id, String title, int year, @Nullable String url) {
        private static LibraryReference of(Reference reference) {
            return new LibraryReference(
                    reference.id(),
                    reference.title(),
                    reference.year(),
                    reference.address().orElse(null));
        }
    }

    /**
     * The reminder that suits the item.
     *
     * @param rrule RFC 5545, in local wall-clock time
     */
    record LibraryReminder(String rrule, long startOffsetSeconds, long durationSeconds) {
        private static LibraryReminder of(ReminderTemplate reminder) {
            return new LibraryReminder(
                    reminder.rrule(),
                    reminder.offset().toSeconds(),
                    reminder.duration().toSeconds());
        }
    }

    /** The sign of danger to know whatever one reads. */
    record LibraryWarning(String slug, String title, String summary) {}
}
