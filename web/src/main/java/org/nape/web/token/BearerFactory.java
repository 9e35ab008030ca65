package org.nape.web.token;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.nape.web.Problem;

/** How a service checks the tokens of its callers: as the gateway does, by the keys that the gateway publishes. */
@Alternative
@Priority(1)
@ApplicationScoped
class BearerFactory extends JWTCallerPrincipalFactory {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final PublishedKeys keys;
    private final TokenReader reader;

    BearerFactory(TokenConfig config) {
        var rules = TokenRules.of(config);
        var fetch = new KeyFetch();
        this.keys = new PublishedKeys(
                () -> fetch.keys(config.keys(), rules.algorithms()), config.keysFreshFor(), config.keysAgainAfter());
        this.reader = new TokenReader(rules, keys::known);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo unused) throws ParseException {
        return reader.read(token)
                .or(() -> readAgain(token))
                .map(BearerFactory::principal)
                .orElseThrow(() -> new ParseException("The token is not good"));
    }

    private Optional<Bearer> readAgain(String token) {
        if (!reader.namesUnknownKey(token)) {
            return Optional.empty();
        }
        keys.lookUp().join();
        if (keys.known().isEmpty()) {
            // Nobody can say yet whether it is a good one.
            throw Problem.unavailable(SOON).asException();
        }
        return reader.read(token);
    }

    /** The subject and the roles as they are called here, whatever the issuer calls them. */
    private static JWTCallerPrincipal principal(Bearer bearer) {
        var claims = bearer.claims();
        claims.setSubject(bearer.subject());
        claims.setStringListClaim(Claims.groups.name(), List.copyOf(bearer.roles()));
        return new DefaultJWTCallerPrincipal(claims);
    }
}
