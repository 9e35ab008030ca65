package org.nape.web.token;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads a published document: soon, whole and not without bound, or not at all. */
public final class KeyFetch {
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration IN_ALL = Duration.ofSeconds(4);
    private static final long LONGEST = 256 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(TO_CONNECT)
            .build();

    public CompletableFuture<List<JsonWebKey>> keys(URI address, Set<String> algorithms) {
        return text(address).thenApply(text -> {
            try {
                return KeySet.read(text, algorithms);
            } catch (JoseException e) {
                throw new CompletionException(new IOException(address + " holds no key set", e));
            }
        });
    }

    public CompletableFuture<String> text(URI address) {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json, application/jwk-set+json")
                .build();
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST))
                .orTimeout(IN_ALL.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(answer -> {
                    if (answer.statusCode() != 200) {
                        throw new CompletionException(new IOException(address + " answered " + answer.statusCode()));
                    }
                    return answer.body();
                });
    }
}
