package org.nape.gateway.identity;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request for a token by client credentials, RFC 6749 section 4.4: a form, the secret in it or in HTTP Basic. */
record TokenRequest(String clientId, String clientSecret) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BASIC = "Basic ";

    static TokenRequest read(@Nullable String contentType, @Nullable String authorization, String body) {
        if (contentType == null
                || !contentType
                        .split(";", -1)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(FORM)) {
            throw new OAuthException(400, "invalid_request", "Send " + FORM);
        }
        var form = form(body);
        var grant = single(form, "grant_type")
                .orElseThrow(() -> new OAuthException(400, "invalid_request", "grant_type is missing"));
        if (!grant.equals("client_credentials")) {
            throw new OAuthException(400, "unsupported_grant_type", "Only client_credentials is served here");
        }
        var inForm = single(form, "client_secret").isPresent();
        if (authorization != null) {
            if (inForm) {
                throw new OAuthException(400, "invalid_request", "The client is named twice");
            }
            return basic(authorization);
        }
        return new TokenRequest(
                single(form, "client_id").orElseThrow(OAuthException::invalidClient),
                single(form, "client_secret").orElseThrow(OAuthException::invalidClient));
    }

    private static Map<String, List<String>> form(String body) {
        try {
            return new QueryStringDecoder(body, StandardCharsets.UTF_8, false).parameters();
        } catch (IllegalArgumentException e) {
            throw new OAuthException(400, "invalid_request", "The form could not be read");
        }
    }

    private static Optional<String> single(Map<String, List<String>> form, String name) {
        var values = form.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new OAuthException(400, "invalid_request", name + " is there twice");
        }
        return values.stream().findFirst().filter(value -> !value.isEmpty());
    }

    private static TokenRequest basic(String authorization) {
        try {
            if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
                throw OAuthException.invalidClient();
            }
            var pair = new String(
                            Base64.getDecoder()
                                    .decode(authorization
                                            .substring(BASIC.length())
                                            .strip()),
                            StandardCharsets.UTF_8)
                    .split(":", 2);
            if (pair.length < 2) {
                throw OAuthException.invalidClient();
            }
            return new TokenRequest(decoded(pair[0]), decoded(pair[1]));
        } catch (IllegalArgumentException e) {
            throw OAuthException.invalidClient();
        }
    }

    /** RFC 6749 section 2.3.1: both parts are form-encoded inside HTTP Basic. */
    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
