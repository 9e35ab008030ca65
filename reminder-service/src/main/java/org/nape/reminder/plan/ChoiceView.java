package org.nape.reminder.plan;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose about their plan as the API shows it.
 *
 * @param prefers {@code ice} or {@code heat}; null for no preference
 * @param causesInOrder whose reminders are kept first when a day gets too full
 * @param prevention whether the person asked for it
 */
record ChoiceView(@Nullable String prefers, List<String> causesInOrder, boolean prevention, OfferView offers) {

    static ChoiceView of(Choosing.Done done) {
        var choices = done.choices();
        var offers = done.offers();
        return new ChoiceView(
                choices.prefers().map(ChoiceView::text).orElse(null),
                choices.causesInOrder(),
                choices.prevention(),
                new OfferView(
                        offers.remedies().stream().map(ChoiceView::text).toList(),
                        offers.causes().stream()
                                .map(cause -> new CauseView(cause.id(), cause.title()))
                                .toList(),
                        offers.prevention()));
    }

    private static String text(Choices.Remedy remedy) {
        return remedy.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the present plan leaves to the person.
     *
     * @param remedies between which to choose; none where there is nothing to choose
     * @param causes that the plan has reminders for
     * @param prevention whether it may be asked for
     */
    record OfferView(List<String> remedies, List<CauseView> causes, boolean prevention) {}

    /**
     * A cause.
     *
     * @param id of the care plan for it
     */
    record CauseView(String id, String title) {}
}
