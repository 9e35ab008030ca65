package org.nape.gateway.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.nape.web.token.TokenRules;

/**
 * What an OpenID Connect provider says of itself (OpenID Connect Discovery 1.0), as far as it is needed here.
 *
 * @param algorithms by which it signs, of those that are taken
 */
record Discovery(URI keys, Set<String> algorithms) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/.well-known/openid-configuration";

    static URI addressOf(String issuer) {
        return URI.create(issuer.replaceFirst("/$", "") + PATH);
    }

    /** A document that speaks of somebody else, or leads to where anybody could listen, is none. */
    static Discovery read(String text, String issuer) {
        try {
            var document = JSON.readTree(text);
            if (!issuer.equals(document.path("issuer").asText())) {
                throw new IllegalArgumentException("what is found there names another issuer");
            }
            var algorithms = document.path("id_token_signing_alg_values_supported")
                    .valueStream()
                    .map(each -> each.asText())
                    .filter(TokenRules.PROVIDERS_ALGORITHMS::contains)
                    .collect(Collectors.toUnmodifiableSet());
            // Every provider has this one, also when it does not say so.
            return new Discovery(
                    ProviderAddress.checked(document.path("jwks_uri").asText()),
                    algorithms.isEmpty() ? TokenRules.OUR_ALGORITHMS : algorithms);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what is found there is not JSON", e);
        }
    }
}
