package org.nape.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private final List<Integer> all = IntStream.range(0, 10).boxed().toList();

    @Test
    void followingTheCursorsGivesEveryItemOnce() {
        var seen = new ArrayList<Integer>();

        var page = pageAfter(null);
        seen.addAll(page.items());
        while (page.nextCursor() != null) {
            page = pageAfter(page.nextCursor());
            seen.addAll(page.items());
        }

        assertThat(seen).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "bm90LWEtbnVtYmVy"})
    void aCursorThatIsNotOursIsABadRequest(String cursor) {
        assertThatThrownBy(() -> Page.after(cursor, Integer::valueOf))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().errors())
                                .singleElement()
                                .matches(fault -> fault.pointer().equals("cursor")));
    }

    private Page<Integer> pageAfter(String cursor) {
        var from = Page.after(cursor, Integer::valueOf).map(last -> last + 1).orElse(0);
        return Page.of(all.subList(from, Math.min(from + 4, all.size())), 3, String::valueOf);
    }
}
