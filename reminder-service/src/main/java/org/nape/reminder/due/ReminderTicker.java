package org.nape.reminder.due;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.nape.messaging.CalledBackException;
import org.nape.messaging.EventSender;
import org.nape.messaging.WakingLoop;
import org.nape.reminder.day.Settings;

/**
 * Tells Kafka of each reminder as it falls due: moves it on, sends the event and commits when Kafka has it, so that none is
 * lost and a repeat carries the same id. Any number may run.
 */
@ApplicationScoped
class ReminderTicker {
    private static final Logger LOG = Logger.getLogger(ReminderTicker.class);
    private static final Duration LEFT_TO_OTHERS = Duration.ofMillis(50);

    private final DueReminders dueReminders;
    private final EventSender kafka;
    private final Bundling bundling;
    private final ReminderConfig config;
    private final List<Looking> all;

    ReminderTicker(DueReminders dueReminders, EventSender kafka, Bundling bundling, ReminderConfig config) {
        this.dueReminders = dueReminders;
        this.kafka = kafka;
        this.bundling = bundling;
        this.config = config;
        all = Stream.generate(Horizon::new)
                .limit(config.atOnce())
                .map(horizon -> new Looking(horizon, loop(horizon)))
                .toList();
    }

    /** One of those who look. */
    private record Looking(Horizon horizon, WakingLoop loop) {}

    private WakingLoop loop(Horizon horizon) {
        return new WakingLoop(LOG, "reminder-ticker", config.lookEvery(), () -> look(horizon));
    }

    void start(@Observes StartupEvent event) {
        all.forEach(looking -> looking.loop().start());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (var looking : all) {
            looking.loop().stop();
        }
    }

    /** A new reminder may be due before the next look; one of an old report, that came late, even long before. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReminderMade made) {
        all.stream()
                .filter(looking -> looking.horizon().takeIn(made.firstDueAt()))
                .forEach(looking -> looking.loop().wake());
    }

    /** Sends what is due and says how long there is nothing more to do. */
    private Duration look(Horizon horizon) throws InterruptedException {
        try {
            var from = horizon.begin();
            var wait = dueReminders.untilDue(from);
            var rest = wait.isOver() ? moveOn(wait.dueLanes(), from) : wait.atMost(config.lookEvery());
            horizon.looked(from, wait, rest);
            return rest;
        } catch (CalledBackException e) {
            LOG.info("reminders were called back while Kafka was slow, and what is still due is sent anew");
            return Duration.ZERO;
        } catch (RuntimeException e) {
            horizon.lookAtAll();
            throw e;
        }
    }

    private Duration moveOn(List<Integer> dueLanes, Instant from) throws InterruptedException {
        for (var lane : dueLanes) {
            if (dueReminders.moveOn(lane, from, config.batch(), this::send) > 0) {
                return Duration.ZERO;
            }
        }
        return LEFT_TO_OTHERS;
    }

    private List<DueReminder.Turn> send(
            List<Taken> due, DueReminders.Persons persons, Instant now, DueReminders.StillDue stillDue)
            throws InterruptedException {
        var turns = bundled(
                due.stream()
                        .map(taken -> turn(
                                taken, persons.settings().apply(taken.reminder().personId()), now))
                        .toList(),
                persons.bundles());
        var events = turns.stream()
                .map(DueReminder.Turn::event)
                .flatMap(Optional::stream)
                .toList();
        if (!events.isEmpty()) {
            kafka.send(events, stillDue::ask);
        }
        LOG.infof(
                "reminders fell due sent=%d missed=%d",
                events.size(),
                turns.stream().mapToInt(turn -> turn.missed().size()).sum());
        return turns;
    }

    private List<DueReminder.Turn> bundled(List<DueReminder.Turn> turns, Map<UUID, Instant> begun) {
        var sent = turns.stream()
                .flatMap(turn -> turn.event().stream())
                .map(event -> new Bundling.Due(event.reminderId(), event.personId(), event.dueAt()))
                .toList();
        var bundles = bundling.of(sent, begun);
        return turns.stream()
                .map(turn -> turn.event().isEmpty()
                        ? turn
                        : turn.bundledAt(
                                bundles.getOrDefault(turn.of().id(), turn.of().dueAt())))
                .toList();
    }

    /** One row that cannot be read must not hold up all others. */
    private static DueReminder.Turn turn(Taken taken, Settings settings, Instant now) {
        try {
            return taken.turn(now, settings);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "reminder ends because its schedule cannot be read id=%s",
                    taken.reminder().id());
            return taken.reminder().unreadable();
        }
    }
}
