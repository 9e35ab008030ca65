package org.nape.reminder.due;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Gives a statement many rows at once, as an array for each column. */
final class Columns<T> {
    private final List<T> rows;
    private final PreparedStatement statement;
    private int index;

    /** @param first the statement's parameter that is the first column */
    Columns(List<T> rows, PreparedStatement statement, int first) {
        this.rows = rows;
        this.statement = statement;
        this.index = first;
    }

    /** The next column: of this type of the database, and of what Java makes of it. */
    <V> Columns<T> add(String type, IntFunction<@Nullable V[]> array, Function<T, @Nullable V> value)
            throws SQLException {
        var values = rows.stream().map(value).toArray(array);
        statement.setArray(index++, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
