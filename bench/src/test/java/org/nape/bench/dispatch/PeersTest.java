package org.nape.bench.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nape.testbed.EmbeddedPostgres;
import org.nape.testbed.Ports;

/** Each peer runs every job that it is given, and again in the next round. */
class PeersTest {
    private static final int JOBS = 200;
    private static final String PASSWORD = "only-for-tests";

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(directory, Ports.free());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void dbSchedulerRunsThemAll() throws Exception {
        assertThatItRunsThemAll(new DbSchedulerPeer(database("db_scheduler")));
    }

    @Test
    void jobRunrRunsThemAll() throws Exception {
        assertThatItRunsThemAll(new JobRunrPeer(database("jobrunr")));
    }

    @Test
    void quartzRunsThemAll() throws Exception {
        assertThatItRunsThemAll(new QuartzPeer(database("quartz")));
    }

    private static void assertThatItRunsThemAll(Peer peer) throws Exception {
        for (int round = 0; round < 2; round++) {
            assertThat(peer.dispatch(JOBS)).isPositive();
        }
    }

    private static Database database(String name) {
        postgres.createDatabase(name, name, PASSWORD);
        return new Database(postgres.jdbcUrl(name), name, PASSWORD);
    }
}
