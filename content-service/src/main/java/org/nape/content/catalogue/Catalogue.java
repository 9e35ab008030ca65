package org.nape.content.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nape.knowledge.ContentItem;
import org.nape.knowledge.ContentKind;
import org.nape.knowledge.Knowledge;

/** All content items, in memory and in the order in which the clinicians wrote them down. */
final class Catalogue {
    private static final String WARNING = "meningitis-warning";

    private final String fingerprint;
    private final List<ContentItem> items;
    private final Map<String, Integer> places;
    private final List<String> texts;
    private final ContentItem warning;

    Catalogue(Knowledge knowledge) {
        fingerprint = knowledge.contentHash().substring(0, 16);
        items = knowledge.content();
        places = places(items);
        texts = items.stream().map(Catalogue::text).toList();
        warning = knowledge
                .findContent(WARNING)
                .orElseThrow(() -> new IllegalArgumentException("There is no content item " + WARNING));
    }

    /** Changes with any change of the clinical files. */
    String fingerprint() {
        return fingerprint;
    }

    /** What goes with every page of the library. */
    ContentItem warning() {
        return warning;
    }

    Optional<ContentItem> find(String slug) {
        return Optional.ofNullable(places.get(slug)).map(items::get);
    }

    /** Where an item stands, from 0; an unknown one is refused. */
    int placeOf(String slug) {
        return Optional.ofNullable(places.get(slug)).orElseThrow(() -> new IllegalArgumentException("no such item"));
    }

    /**
     * The items from a place on, in order.
     *
     * @param words each of them must occur in the title, the summary or the body, in upper or lower case
     */
    List<ContentItem> list(Optional<ContentKind> kind, String words, int from, int atMost) {
        var wanted = Stream.of(words.split("\\s+")).map(Catalogue::lowerCase).toList();
        return IntStream.range(from, items.size())
                .filter(place -> kind.isEmpty() || items.get(place).kind() == kind.get())
                .filter(place -> wanted.stream().allMatch(texts.get(place)::contains))
                .limit(atMost)
                .mapToObj(items::get)
                .toList();
    }

    private static Map<String, Integer> places(List<ContentItem> items) {
        var places = new LinkedHashMap<String, Integer>();
        items.forEach(item -> places.put(item.slug(), places.size()));
        return Collections.unmodifiableMap(places);
    }

    private static String text(ContentItem item) {
        return lowerCase(item.title() + "\n" + item.summary() + "\n" + String.join("\n", item.body()));
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
