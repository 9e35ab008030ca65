package org.nape.bench.dispatch;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;

/** A scheduler that runs jobs which do nothing. */
interface Peer {
    /** Makes so many that are due, and runs them. */
    Duration dispatch(int jobs) throws Exception;

    /** With a pool of so many connections. */
    static HikariDataSource pool(Database database, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(size);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }

    static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
