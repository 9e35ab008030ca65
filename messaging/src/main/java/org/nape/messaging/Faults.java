package org.nape.messaging;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** Tells whose fault a failure is, without ever repeating what data was in it. */
final class Faults {
    private Faults() {}

    /**
     * Whether the event itself is to blame: it is of a shape that the code refuses, or that the database refuses as
     * data (SQLSTATE class 22) or by a constraint (class 23). Everything else is waited for.
     */
    static boolean areOfTheEvent(Throwable failure) {
        var refusal = findSqlState(failure);
        if (refusal.isPresent()) {
            return refusal.get().startsWith("22") || refusal.get().startsWith("23");
        }
        return causes(failure).noneMatch(SQLException.class::isInstance)
                && causes(failure)
                        .anyMatch(cause -> cause instanceof EventRefusedException
                                || cause instanceof IllegalArgumentException
                                || cause instanceof NullPointerException
                                || cause instanceof ClassCastException
                                || cause instanceof DateTimeException
                                || cause instanceof ArithmeticException
                                || cause instanceof NoSuchElementException);
    }

    /** Whether it is the database or Kafka that failed us, which come back, and not our own code. */
    static boolean willPass(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException
                        || cause instanceof KafkaException
                        || cause instanceof RollbackException);
    }

    /** The kinds of failure, outermost first, and the SQLSTATE; never a message, which may hold data. */
    static String describe(Throwable failure) {
        var kinds = String.join(
                " < ",
                causes(failure)
                        .map(cause -> cause.getClass().getSimpleName())
                        .distinct()
                        .toList());
        return findSqlState(failure).map(state -> kinds + " SQLSTATE " + state).orElse(kinds);
    }

    private static Optional<String> findSqlState(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null && !state.isEmpty())
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
