package org.nape.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that a person can be asked. Every question may also be answered "not sure".
 *
 * @param index the place in the file, which is the asking order, and the place of its answer in {@link Answers}
 * @param group the id of its {@link QuestionGroup}; {@code follow_up} for a question of a check-in
 * @param askIf when this is false the question is not asked
 */
public record Question(
        int index,
        String id,
        String group,
        String text,
        Optional<String> help,
        Type type,
        Optional<String> unit,
        OptionalInt min,
        OptionalInt max,
        boolean integer,
        List<Option> options,
        boolean seed,
        String why,
        List<String> usedBy,
        Optional<Condition> askIf) {

    /** The sort of answer that a question takes. */
    public enum Type {
        BOOLEAN,
        NUMBER,
        CHOICE
    }

    public Question {
        options = List.copyOf(options);
        usedBy = List.copyOf(usedBy);
    }

    /** The place of an option, or empty if the question does not offer it. */
    OptionalInt indexOf(String optionId) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).id().equals(optionId)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Two questions are the same if their ids are: conditions compare and hash them often. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Question question && id.equals(question.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
