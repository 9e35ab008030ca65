package org.nape.bench.dispatch;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

/** JobRunr: jobs that are enqueued in bulk, dashboard off. */
final class JobRunrPeer implements Peer {
    private static final int WORKERS = 100;
    private static final int CONNECTIONS = 20;

    private final HikariDataSource pool;

    JobRunrPeer(Database database) {
        pool = Peer.pool(database, CONNECTIONS);
    }

    @Override
    public Duration dispatch(int jobs) throws Exception {
        JobRunr.configure()
                .useStorageProvider(SqlStorageProviderFactory.using(pool))
                .initialize();
        Peer.execute(pool, "truncate jobrunr_jobs");
        var storage = JobRunr.getStorageProvider();
        new JobScheduler(storage).enqueue(IntStream.range(0, jobs).boxed(), _ -> Handled.one());
        Peer.execute(pool, "vacuum analyze jobrunr_jobs");
        Handled.expect(jobs);
        JobRunr.configure()
                .useStorageProvider(storage)
                .useBackgroundJobServer(BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(WORKERS)
                        .andPollInterval(Duration.ofSeconds(5)))
                .initialize();
        try {
            return Handled.awaitAll();
        } finally {
            JobRunr.getBackgroundJobServer().stop();
        }
    }
}
