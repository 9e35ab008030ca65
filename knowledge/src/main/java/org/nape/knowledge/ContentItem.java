package org.nape.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * Something to read or do.
 *
 * @param suitableFor trigger question ids; it ranks the item, it never hides it
 * @param contraindications each must be known to be false before the item is shown as advice
 * @param showWhen when it is of use at all
 * @param reminder the reminder that suits the item by itself; its id is the slug
 * @param libraryOnly information that no plan may contain
 * @param movement how it is done, for an exercise
 * @param questions the questions that ask about this symptom
 */
public record ContentItem(
        String slug,
        ContentKind kind,
        Origin origin,
        String title,
        String summary,
        List<String> body,
        List<Evidence> evidence,
        boolean suitableForAny,
        List<String> suitableFor,
        List<Contraindication> contraindications,
        Optional<Condition> showWhen,
        Optional<ReminderTemplate> reminder,
        Optional<String> differsFromSeed,
        Optional<String> caution,
        boolean prescriptionOnly,
        boolean libraryOnly,
        Optional<Movement> movement,
        List<String> questions,
        String media) {

    public ContentItem {
        body = List.copyOf(body);
        evidence = List.copyOf(evidence);
        suitableFor = List.copyOf(suitableFor);
        contraindications = List.copyOf(contraindications);
        questions = List.copyOf(questions);
    }

    /** The steps of an exercise; none for anything else. */
    public List<String> steps() {
        return movement.map(Movement::steps).orElse(List.of());
    }

    /** The slug says it all. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ContentItem item && slug.equals(item.slug);
    }

    @Override
    public int hashCode() {
        return slug.hashCode();
    }

    @Override
    public String toString() {
        return slug;
    }
}
