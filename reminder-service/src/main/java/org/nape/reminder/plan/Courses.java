package org.nape.reminder.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.ReminderTemplate;
import org.nape.knowledge.care.Care;

/**
 * The ways that a plan may go, of which the person's choices and recovery take one; by ids, as they are stored.
 *
 * @param withPrevention with what is only for who asks for it; null where the clinical files do not offer it
 * @param preventionAlone what is left of that for who is well again
 */
record Courses(
        Course usual,
        @Nullable Course withPrevention,
        @Nullable Course preventionAlone) {

    /**
     * One way.
     *
     * @param later from when the first 72 hours are over; null where the plan stays the same to its end
     */
    record Course(Parts first, @Nullable Parts later) {
        Parts last() {
            return later == null ? first : later;
        }

        Stream<Parts> both() {
            return Stream.of(first, last()).distinct();
        }

        private Course without(Set<String> slugs, Knowledge knowledge) {
            return new Course(first.without(slugs, knowledge), later == null ? null : later.without(slugs, knowledge));
        }
    }

    /** What a plan is made of for a time. */
    record Parts(List<String> plans, List<String> shown, List<String> reminders, List<String> checkIns) {
        static Parts of(Care care) {
            return new Parts(
                    care.planIds(),
                    care.shown().stream().map(ContentItem::slug).toList(),
                    care.reminders().stream().map(ReminderTemplate::id).toList(),
                    care.checkIns().stream().map(checkIn -> checkIn.id()).toList());
        }

        private Parts without(Set<String> slugs, Knowledge knowledge) {
            return new Parts(
                    plans,
                    shown.stream().filter(slug -> !slugs.contains(slug)).toList(),
                    reminders.stream()
                            .filter(id -> knowledge
                                    .findReminder(id)
                                    .filter(template -> !slugs.contains(template.contentSlug()))
                                    .isPresent())
                            .toList(),
                    checkIns);
        }
    }

    /** The way of who chose so; empty once a person is well again who does not ask for prevention. */
    Optional<Course> of(boolean prevention, boolean hasRecovered) {
        var asked = Optional.ofNullable(hasRecovered ? preventionAlone : withPrevention)
                .filter(_ -> prevention);
        return asked.or(() -> hasRecovered ? Optional.empty() : Optional.of(usual));
    }

    boolean offerPrevention() {
        return preventionAlone != null;
    }

    /** Nothing of these is shown or reminded of. */
    Courses without(Set<String> slugs, Knowledge knowledge) {
        return slugs.isEmpty()
                ? this
                : new Courses(
                        usual.without(slugs, knowledge),
                        withPrevention == null ? null : withPrevention.without(slugs, knowledge),
                        preventionAlone == null ? null : preventionAlone.without(slugs, knowledge));
    }

    /** The ids of all that any of the ways reminds of or asks. */
    Set<String> reminders() {
        var all = new ArrayList<String>();
        Stream.of(Optional.of(usual), Optional.ofNullable(withPrevention), Optional.ofNullable(preventionAlone))
                .flatMap(Optional::stream)
                .flatMap(Course::both)
                .forEach(parts -> {
                    all.addAll(parts.reminders());
                    all.addAll(parts.checkIns());
                });
        return Set.copyOf(all);
    }
}
