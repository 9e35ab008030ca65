package org.nape.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code content.yaml}. */
final class ContentFile {
    private static final Reference NO_REFERENCE =
            new Reference("", "", "", 0, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

    private final Map<String, Reference> references;
    private final Questions questions;
    private final ConditionParser parser;

    private ContentFile(Map<String, Reference> references, Questions questions) {
        this.references = references;
        this.questions = questions;
        this.parser = new ConditionParser(questions.interview());
    }

    static Map<String, ContentItem> read(Entry file, Map<String, Reference> references, Questions questions) {
        var reader = new ContentFile(references, questions);
        var items = new LinkedHashMap<String, ContentItem>();
        for (var entry : file.entries("items", "slug")) {
            var item = reader.item(entry);
            if (items.put(item.slug(), item) != null) {
                entry.fault("this slug is taken");
            }
            entry.done();
        }
        return items;
    }

    private ContentItem item(Entry entry) {
        var slug = entry.text("slug");
        var any = entry.has("suitable_for") && !entry.isList("suitable_for");
        return new ContentItem(
                slug,
                entry.oneOf("kind", ContentKind::find, ContentKind.TREATMENT),
                entry.oneOf("origin", RuleFile::origin, Origin.SEED),
                entry.text("title"),
                entry.text("summary"),
                entry.texts("body"),
                entry.entries("evidence", "").stream().map(this::evidence).toList(),
                any && isAny(entry),
                any ? List.of() : triggers(entry),
                contraindications(entry),
                entry.findCondition("show_when", parser),
                entry.findEntry("reminder").map(reminder -> ReminderReader.ofContent(reminder, slug)),
                entry.findText("differs_from_seed"),
                entry.findText("caution"),
                entry.flagIfAny("prescription_only"),
                entry.flagIfAny("library_only"),
                entry.has("steps") ? Optional.of(movement(entry)) : Optional.empty(),
                entry.named("questions", questions.interview(), "question").stream()
                        .map(Question::id)
                        .toList(),
                entry.text("media"));
    }

    private static boolean isAny(Entry entry) {
        if (!entry.text("suitable_for").equals("any")) {
            entry.fault("suitable_for must be any, or a list of triggers");
        }
        return true;
    }

    private List<String> triggers(Entry entry) {
        entry.texts("suitable_for");
        var triggers = new LinkedHashMap<>(questions.interview());
        triggers.values().removeIf(question -> !question.group().equals(Knowledge.TRIGGERS));
        return entry.named("suitable_for", triggers, "trigger").stream()
                .map(Question::id)
                .toList();
    }

    /** Both lists count alike; the first must be written even when it is empty, so that none is forgotten. */
    private List<Contraindication> contraindications(Entry entry) {
        if (!entry.has("contraindicated_when")) {
            entry.fault("contraindicated_when is missing: a list, which may be empty");
        }
        var contraindications = new ArrayList<Contraindication>();
        for (var field : List.of("contraindicated_when", "extra_contraindicated_when")) {
            for (var each : entry.entries(field, "")) {
                contraindications.add(new Contraindication(each.condition("when", parser), each.text("why")));
                each.done();
            }
        }
        return contraindications;
    }

    private Evidence evidence(Entry entry) {
        var evidence = new Evidence(
                entry.findNumber("year"),
                entry.text("claim"),
                entry.text("strength"),
                entry.oneOf("ref", id -> Optional.ofNullable(references.get(id)), NO_REFERENCE),
                entry.findText("identity"));
        entry.done();
        return evidence;
    }

    private static Movement movement(Entry entry) {
        return new Movement(
                entry.text("posture"),
                entry.text("sides"),
                entry.number("repetitions"),
                entry.duration("hold"),
                entry.texts("steps"));
    }
}
