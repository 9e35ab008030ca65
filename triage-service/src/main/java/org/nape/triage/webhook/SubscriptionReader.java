package org.nape.triage.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.Level;
import org.nape.knowledge.Rule;

/**
 * Reads what a subscriber asks for. A filter names only what there is: one with a slip of the pen would let nothing through, and
 * nobody would notice.
 */
final class SubscriptionReader {
    private static final Set<String> LEVELS =
            Stream.of(Level.values()).filter(Level::isRedFlag).map(Level::name).collect(Collectors.toSet());

    private final Targets targets;
    private final Set<String> concerns;

    SubscriptionReader(Targets targets, Knowledge knowledge) {
        this.targets = targets;
        this.concerns = knowledge.rules().stream()
                .filter(rule -> rule.level().isRedFlag())
                .map(Rule::concern)
                .collect(Collectors.toSet());
    }

    /** One part that is wrong. */
    record Fault(String pointer, String detail) {}

    /** What was read; it is only good for anything without a fault. */
    record Reading(Subscription subscription, List<Fault> faults) {}

    Reading read(
            @Nullable String url,
            @Nullable List<@Nullable String> levels,
            @Nullable List<@Nullable String> concerns,
            @Nullable List<@Nullable String> types) {
        var faults = new ArrayList<Fault>();
        findFault(url).ifPresent(detail -> faults.add(new Fault("/url", detail)));
        var subscription = new Subscription(
                url == null ? "" : url,
                read("/levels", levels, LEVELS, faults),
                read("/concerns", concerns, this.concerns, faults),
                read("/types", types, Happening.TYPES, faults));
        return new Reading(subscription, faults);
    }

    private Optional<String> findFault(@Nullable String url) {
        if (url == null) {
            return Optional.of("must be there");
        }
        return targets.findFault(url)
                .or(() -> targets.addressesOf(url).isEmpty()
                        ? Optional.of("must have a host with public addresses only")
                        : Optional.empty());
    }

    private static SortedSet<String> read(
            String pointer, @Nullable List<@Nullable String> values, Collection<String> known, List<Fault> faults) {
        var read = new TreeSet<String>();
        if (values == null) {
            return read;
        }
        if (values.isEmpty()) {
            faults.add(new Fault(pointer, "must not be empty; leave it out for all"));
        }
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value == null || !known.contains(value)) {
                faults.add(new Fault(
                        pointer + "/" + i,
                        "must be one of "
                                + String.join(", ", known.stream().sorted().toList())));
            } else {
                read.add(value);
            }
        }
        return read;
    }
}
