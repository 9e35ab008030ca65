package org.nape.knowledge;

import java.util.List;

/** What ends and what stays when a running plan rises to {@link Level#ROUTINE}. */
public record RoutineOrders(List<String> cancel, List<String> keep, String condition) {
    public RoutineOrders {
        cancel = List.copyOf(cancel);
        keep = List.copyOf(keep);
    }
}
