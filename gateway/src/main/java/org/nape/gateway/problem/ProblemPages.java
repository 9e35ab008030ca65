package org.nape.gateway.problem;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A page for each kind of problem, and one that leads to all of them; made once, from one list and one template. */
@Singleton
class ProblemPages {
    private static final String KINDS = "/problems/kinds.yaml";
    private static final String TEMPLATE = "/problems/page.html";

    private final Map<String, String> pages = new LinkedHashMap<>();
    private final String index;

    ProblemPages() {
        try (var list = open(KINDS);
                var page = open(TEMPLATE)) {
            var kinds = new YAMLMapper().readValue(list, new TypeReference<List<ProblemKind>>() {});
            var template = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            kinds.forEach(each -> pages.put(each.kind(), page(template, each.title(), describe(each))));
            this.index = page(template, "Problems", index(kinds));
        } catch (IOException e) {
            throw new UncheckedIOException("The problems cannot be read", e);
        }
    }

    Optional<String> find(String kind) {
        return Optional.ofNullable(pages.get(kind));
    }

    Set<String> kinds() {
        return pages.keySet();
    }

    String index() {
        return index;
    }

    private static String describe(ProblemKind kind) {
        return """
                <dl>
                <dt>Type</dt><dd><code>/problems/%s</code></dd>
                <dt>Status</dt><dd>%s</dd>
                <dt>What it means</dt><dd>%s</dd>
                <dt>What to do</dt><dd>%s</dd>
                </dl>
                <p><a href="/problems">All problems</a> · <a href="/docs">The API</a></p>""".formatted(kind.kind(), kind.status(), escaped(kind.meaning()), escaped(kind.remedy()));
    }

    private static String index(List<ProblemKind> kinds) {
        return kinds.stream()
                .map(each -> "<li>%s <a href=\"/problems/%s\">%s</a>"
                        .formatted(each.status(), each.kind(), escaped(each.title())))
                .collect(joining("\n", "<p>Why a request could not be served, by RFC 9457.</p>\n<ul>\n", "\n</ul>"));
    }

    private static String page(String template, String title, String content) {
        return template.replace("{title}", escaped(title)).replace("{content}", content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static InputStream open(String name) throws IOException {
        var found = ProblemPages.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException(name + " is missing");
        }
        return found;
    }
}
