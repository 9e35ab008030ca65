package org.nape.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads all files in the order in which they name each other, and refuses them unless every name means something. */
final class KnowledgeReader {
    private final Faults faults = new Faults();
    private final KnowledgeFiles files;

    KnowledgeReader(KnowledgeFiles files) {
        this.files = files;
    }

    Knowledge read() {
        var top =
                KnowledgeFiles.NAMES.stream().collect(Collectors.toMap(name -> name, name -> files.read(name, faults)));
        var version = version(top);
        var references = ReferenceFile.read(top.get("references.yaml"));
        var questions = new QuestionFile(top.get("questions.yaml"));
        var rules = new RuleFile(top.get("rules.yaml"), references, questions.questions());
        var content = ContentFile.read(top.get("content.yaml"), references, questions.questions());
        var checkIns = new CheckInFile(top.get("care-plans.yaml"), questions.questions(), content);
        var plans = new CarePlanFile(top.get("care-plans.yaml"), content, questions.questions(), checkIns.checkIns());
        var numbers = EmergencyNumberFile.read(top.get("emergency-numbers.yaml"));
        forReaders(top);
        faults.throwIfAny();
        var knowledge =
                new Knowledge(version, files.hash(), questions, references, rules, content, plans, checkIns, numbers);
        checkUsedBy(knowledge);
        checkOutcomes(knowledge);
        faults.throwIfAny();
        return knowledge;
    }

    /** One version for all files: it is what a report is filed with. */
    private String version(Map<String, Entry> top) {
        var versions = new TreeSet<String>();
        KnowledgeFiles.NAMES.forEach(name -> versions.add(top.get(name).text("version")));
        if (versions.size() > 1) {
            faults.add("rules.yaml", "", "all files must have the same version, not " + versions);
        }
        return versions.first();
    }

    /** What only people read; anything else that is not known is a fault. */
    private static void forReaders(Map<String, Entry> top) {
        top.get("content.yaml").forReaders("shared_contraindications");
        top.get("care-plans.yaml").forReaders("composition");
        top.values().forEach(Entry::done);
    }

    private void checkUsedBy(Knowledge knowledge) {
        var readers = UsedBy.of(knowledge);
        var questions = new ArrayList<>(knowledge.questions());
        questions.addAll(knowledge.followUpQuestions());
        for (var question : questions) {
            var found = readers.getOrDefault(question.id(), Set.of());
            if (!found.equals(new TreeSet<>(question.usedBy()))) {
                faults.add("questions.yaml", question.id(), "used_by must be " + found);
            }
        }
    }

    private void checkOutcomes(Knowledge knowledge) {
        for (var behaviour :
                Arrays.stream(Level.values()).map(knowledge::behaviour).toList()) {
            behaviour.show().stream()
                    .filter(slug -> knowledge.findContent(slug).isEmpty())
                    .forEach(slug -> faults.add(
                            "rules.yaml", behaviour.level().name(), "show: there is no content item '" + slug + "'"));
        }
        for (var checkIn : knowledge.checkIns()) {
            for (var effect : checkIn.onAnswer()) {
                effect.ruleId()
                        .filter(id -> knowledge.findFollowUpRule(id).isEmpty())
                        .ifPresent(id -> faults.add("care-plans.yaml", checkIn.id(), "there is no rule '" + id + "'"));
                effect.ruleId()
                        .flatMap(knowledge::findFollowUpRule)
                        .filter(rule -> !rule.level().equals(effect.level()))
                        .ifPresent(rule -> faults.add(
                                "care-plans.yaml", checkIn.id(), "the level is not that of '" + rule.id() + "'"));
                effect.offer()
                        .filter(id -> knowledge.findPlan(id).isEmpty())
                        .ifPresent(id -> faults.add("care-plans.yaml", checkIn.id(), "there is no plan '" + id + "'"));
            }
        }
    }
}
