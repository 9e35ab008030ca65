package org.nape.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** The files contradict themselves. It names every fault at once, so that a clinician mends them in one go. */
public final class KnowledgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    KnowledgeException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * One fault.
     *
     * @param id the entry of the file; empty for the file itself
     * @param column the column in the expression, from 1; 0 where there is no expression
     */
    public record Fault(String file, String id, int column, String detail) {
        @Override
        public String toString() {
            return file + (id.isEmpty() ? "" : ", " + id) + (column == 0 ? "" : ", column " + column) + ": " + detail;
        }
    }
}
