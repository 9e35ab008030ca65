package org.nape.knowledge;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds out what reads each question, because {@code used_by} is only of use to a reviewer if it is the whole truth. */
final class UsedBy {
    private final Map<String, Set<String>> readers = new LinkedHashMap<>();

    static Map<String, Set<String>> of(Knowledge knowledge) {
        var usedBy = new UsedBy();
        knowledge.rules().forEach(rule -> usedBy.add(rule.id(), rule.condition()));
        knowledge.followUpRules().forEach(rule -> usedBy.add(rule.id(), rule.condition()));
        knowledge.checks().forEach(check -> usedBy.add("check:" + check.id(), check.condition()));
        knowledge.plans().forEach(plan -> usedBy.add("plan:" + plan.id(), plan.condition()));
        knowledge.content().forEach(usedBy::add);
        return usedBy.readers;
    }

    private void add(ContentItem item) {
        var reader = "content:" + item.slug();
        item.contraindications().forEach(each -> add(reader, each.condition()));
        item.showWhen().ifPresent(condition -> add(reader, condition));
        add(reader, item.suitableFor());
        add(reader, item.questions());
    }

    private void add(String reader, Condition condition) {
        add(reader, condition.questions().stream().map(Question::id).toList());
    }

    private void add(String reader, Collection<String> questionIds) {
        questionIds.forEach(
                id -> readers.computeIfAbsent(id, _ -> new TreeSet<>()).add(reader));
    }
}
