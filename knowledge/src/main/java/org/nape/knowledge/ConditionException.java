package org.nape.knowledge;

/** An expression cannot be read, or does not fit the questions. */
public final class ConditionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;

    ConditionException(int column, String detail) {
        super(detail);
        this.column = column;
    }

    /** Where in the expression, from 1. */
    public int column() {
        return column;
    }
}
