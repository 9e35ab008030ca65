package org.nape.reminder.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a person chooses about their plans, as far as the clinical files leave it to them.
 *
 * @param prefers empty for who has no preference
 * @param causesInOrder the care plans of causes whose reminders to keep first when a day gets too full
 * @param prevention whether the person asks for what prevents it from coming back; of the present plan only
 * @param version counts the changes; 0 before the first
 */
record Choices(Optional<Remedy> prefers, List<String> causesInOrder, boolean prevention, long version) {
    static final Choices NONE = new Choices(Optional.empty(), List.of(), false, 0);

    /** Ice and heat do as much as each other. */
    enum Remedy {
        ICE,
        HEAT
    }

    Choices {
        causesInOrder = List.copyOf(causesInOrder);
    }

    boolean prefersHeat() {
        return prefers.equals(Optional.of(Remedy.HEAT));
    }

    Choices withVersion(long other) {
        return new Choices(prefers, causesInOrder, prevention, other);
    }

    /** As they are for the next plan: what is for who asks must be asked for again. */
    Choices forAnotherPlan() {
        return prevention ? new Choices(prefers, causesInOrder, false, version + 1) : this;
    }
}
