package org.nape.bench.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz: a JDBC job store of its own transactions, triggers acquired in batches. */
final class QuartzPeer implements Peer {
    private static final int THREADS = 50;
    private static final int BATCH = 50;

    private final Database database;

    QuartzPeer(Database database) throws Exception {
        this.database = database;
        try (var pool = Peer.pool(database, 1);
                var tables = Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_postgres.sql")) {
            Peer.execute(pool, new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The job. */
    public static final class Due implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            Handled.one();
        }
    }

    @Override
    public Duration dispatch(int jobs) throws Exception {
        var scheduler = new StdSchedulerFactory(properties()).getScheduler();
        scheduler.clear();
        schedule(jobs, scheduler);
        try (var pool = Peer.pool(database, 1)) {
            Peer.execute(pool, "vacuum analyze");
        }
        Handled.expect(jobs);
        scheduler.start();
        try {
            return Handled.awaitAll();
        } finally {
            scheduler.shutdown(true);
        }
    }

    private static void schedule(int jobs, Scheduler scheduler) throws SchedulerException {
        Map<JobDetail, Set<? extends Trigger>> all = new HashMap<>();
        for (int number = 0; number < jobs; number++) {
            all.put(
                    JobBuilder.newJob(Due.class).withIdentity("job" + number).build(),
                    Set.of(TriggerBuilder.newTrigger()
                            .withIdentity("trigger" + number)
                            .startNow()
                            .build()));
        }
        scheduler.scheduleJobs(all, false);
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("org.quartz.scheduler.instanceName", "bench"),
                Map.entry("org.quartz.scheduler.instanceId", "AUTO"),
                Map.entry("org.quartz.scheduler.skipUpdateCheck", "true"),
                Map.entry("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(BATCH)),
                Map.entry("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool"),
                Map.entry("org.quartz.threadPool.threadCount", Integer.toString(THREADS)),
                Map.entry("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX"),
                Map.entry("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"),
                Map.entry("org.quartz.jobStore.dataSource", "bench"),
                Map.entry("org.quartz.jobStore.isClustered", "false"),
                Map.entry("org.quartz.jobStore.misfireThreshold", "3600000"),
                Map.entry("org.quartz.dataSource.bench.provider", "hikaricp"),
                Map.entry("org.quartz.dataSource.bench.driver", "org.postgresql.Driver"),
                Map.entry("org.quartz.dataSource.bench.URL", database.url()),
                Map.entry("org.quartz.dataSource.bench.user", database.user()),
                Map.entry("org.quartz.dataSource.bench.password", database.password()),
                Map.entry("org.quartz.dataSource.bench.maxConnections", Integer.toString(THREADS + 3))));
        return properties;
    }
}
