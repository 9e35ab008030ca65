package org.nape.bench.dispatch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** db-scheduler: one-time tasks, picked by {@code for update skip locked}. */
final class DbSchedulerPeer implements Peer {
    private static final int THREADS = 20;
    private static final int BATCH = 1_000;

    private final HikariDataSource pool;
    private final OneTimeTask<Void> task = Tasks.oneTime("due").execute((_, _) -> Handled.one());

    DbSchedulerPeer(Database database) throws SQLException {
        pool = Peer.pool(database, THREADS);
        Peer.execute(pool, """
                create table if not exists scheduled_tasks (
                    task_name text not null, task_instance text not null, task_data bytea,
                    execution_time timestamptz, picked boolean not null, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint not null, priority smallint, state text,
                    primary key (task_name, task_instance));
                create index if not exists execution_time_idx on scheduled_tasks (execution_time);
                create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat)""");
    }

    @Override
    public Duration dispatch(int jobs) throws SQLException, InterruptedException {
        Peer.execute(pool, "truncate scheduled_tasks");
        var scheduler = Scheduler.create(pool, task)
                .threads(THREADS)
                .pollUsingLockAndFetch(1, 4)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        schedule(jobs, scheduler);
        Peer.execute(pool, "vacuum analyze scheduled_tasks");
        Handled.expect(jobs);
        scheduler.start();
        try {
            return Handled.awaitAll();
        } finally {
            scheduler.stop();
        }
    }

    private void schedule(int jobs, Scheduler scheduler) {
        for (int first = 0; first < jobs; first += BATCH) {
            Stream<TaskInstance<?>> batch = IntStream.range(first, Math.min(first + BATCH, jobs))
                    .mapToObj(number -> task.instance(Integer.toString(number)));
            scheduler.scheduleBatch(new ArrayList<>(batch.toList()), Instant.now());
        }
    }
}
