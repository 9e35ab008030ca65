package org.nape.triage.rulebook;

import java.util.List;
import org.nape.knowledge.Knowledge;
import org.nape.knowledge.QuestionGroup;

/**
 * All questions.
 *
 * @param groups the interview's questions, in asking order
 * @param followUp the questions of check-ins
 */
record PublishedQuestions(String version, List<Group> groups, List<PublishedQuestion> followUp) {

    /** Questions that are shown together. */
    record Group(String id, String title, List<PublishedQuestion> questions) {}

    static PublishedQuestions of(Knowledge knowledge) {
        return new PublishedQuestions(
                knowledge.version(),
                knowledge.groups().stream()
                        .map(group -> group(group, knowledge))
                        .toList(),
                knowledge.followUpQuestions().stream()
                        .map(PublishedQuestion::of)
                        .toList());
    }

    private static Group group(QuestionGroup group, Knowledge knowledge) {
        return new Group(
                group.id(),
                group.title(),
                knowledge.questions().stream()
                        .filter(question -> question.group().equals(group.id()))
                        .map(PublishedQuestion::of)
                        .toList());
    }
}
