package org.nape.bench.gateway;

/** The ways to the same answer. */
enum Way {
    DIRECT("the upstream itself"),
    NGINX("nginx"),
    BARE("vertx-http-proxy, bare"),
    NAPE("Nape's gateway");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
