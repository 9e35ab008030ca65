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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.nape.messaging.EventSender;
import org.nape.reminder.day.Settings;

/**
 * Tells Kafka of each reminder as it falls due: moves it on, sends the event and commits when Kafka has it, so that none is
 * lost and a repeat carries the same id. Any number may run.
 */
@ApplicationScoped
class ReminderTicker {
    private static final Logger LOG = Logger.getLogger(ReminderTicker.class);
    /** What is older was moved on long ago; it is looked at only now and then, and after anything went wrong. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);

    private static final Duration LOOK_AT_ALL_EVERY = Duration.ofMinutes(1);
    private static final Duration LEFT_TO_OTHERS = Duration.ofMillis(50);

    private final DueReminders dueReminders;
    private final EventSender kafka;
    private final Bundling bundling;
    private final ReminderConfig config;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("reminder-ticker").daemon().unstarted(this::run);
    private volatile Instant from = Instant.EPOCH;
    private volatile boolean oldOnes;
    private Instant lookedAtAll = Instant.EPOCH;
    private Instant lastLook = Instant.EPOCH;
    private boolean healthy = true;
    private volatile boolean stopping;

    ReminderTicker(DueReminders dueReminders, EventSender kafka, Bundling bundling, ReminderConfig config) {
        this.dueReminders = dueReminders;
        this.kafka = kafka;
        this.bundling = bundling;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(8));
    }

    /** A new reminder may be due before the next look; one of an old report, that came late, even long before. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReminderMade made) {
        if (!made.firstDueAt().isAfter(from)) {
            oldOnes = true;
        }
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                rest(look());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Sends what is due and says how long there is nothing more to do. */
    private Duration look() throws InterruptedException {
        try {
            if (oldOnes) {
                oldOnes = false;
                from = Instant.EPOCH;
            }
            var wait = dueReminders.untilDue(from);
            var rest = wait.isOver() ? moveOn() : wait.atMost(config.lookEvery());
            narrow(wait);
            recovered();
            return rest;
        } catch (RuntimeException e) {
            failed(e);
            return config.lookEvery();
        }
    }

    private Duration moveOn() throws InterruptedException {
        int moved = dueReminders.moveOn(from, config.batch(), this::send);
        return moved == 0 ? LEFT_TO_OTHERS : Duration.ZERO;
    }

    /** Looks at less next time, but at all after a clock was put back: what is due may be before what was looked at. */
    private void narrow(DueReminders.Wait wait) {
        var now = wait.now();
        if (now.isBefore(lastLook)) {
            from = Instant.EPOCH;
        } else if (!wait.isOver()) {
            if (from.equals(Instant.EPOCH)) {
                lookedAtAll = now;
            }
            from = now.isAfter(lookedAtAll.plus(LOOK_AT_ALL_EVERY)) ? Instant.EPOCH : now.minus(LOOK_BACK);
        }
        lastLook = now;
    }

    private List<DueReminder.Turn> send(List<DueReminder> due, DueReminders.Persons persons, Instant now)
            throws InterruptedException {
        var turns = bundled(
                due.stream()
                        .map(reminder -> turn(reminder, persons.settings().apply(reminder.personId()), now))
                        .toList(),
                persons.bundles());
        var events = turns.stream()
                .map(DueReminder.Turn::event)
                .flatMap(Optional::stream)
                .toList();
        if (!events.isEmpty()) {
            kafka.send(events);
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
    private static DueReminder.Turn turn(DueReminder reminder, Settings settings, Instant now) {
        try {
            return reminder.turn(now, settings);
        } catch (RuntimeException e) {
            LOG.errorf("reminder ends because its schedule cannot be read id=%s", reminder.id());
            return reminder.unreadable();
        }
    }

    private void rest(Duration wait) throws InterruptedException {
        if (wait.isPositive()) {
            wakeUps.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
            wakeUps.drainPermits();
        }
    }

    private void failed(Exception e) {
        from = Instant.EPOCH;
        if (healthy && !stopping) {
            LOG.warnf("due reminders wait, will try again: %s", kinds(e));
            healthy = false;
        }
    }

    private void recovered() {
        if (!healthy) {
            LOG.info("due reminders are sent again");
            healthy = true;
        }
    }

    /** Never a message, which may hold data. */
    private static String kinds(Exception e) {
        var cause = e.getCause();
        return e.getClass().getSimpleName()
                + (cause == null ? "" : " < " + cause.getClass().getSimpleName());
    }
}
