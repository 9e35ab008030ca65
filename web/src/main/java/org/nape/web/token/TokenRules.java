package org.nape.web.token;

import java.time.Duration;
import java.util.Set;

/**
 * What a good token says.
 *
 * @param rolesClaim the claim that lists the roles, and the way to it
 * @param algorithms by which it may be signed; each needs a key that cannot make tokens itself
 * @param grace for how long it is good beyond its time, before and after
 * @param areOurs whether we have made it, so that nothing may be missing
 */
public record TokenRules(
        String issuer, String audience, String rolesClaim, Set<String> algorithms, Duration grace, boolean areOurs) {
    /** What our own tokens are signed by. */
    public static final Set<String> OUR_ALGORITHMS = Set.of("RS256");
    /** What a provider may choose from. */
    public static final Set<String> PROVIDERS_ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);

    public static TokenRules of(TokenConfig config) {
        var ours = config.areOurs();
        return new TokenRules(
                config.issuer(),
                config.audience(),
                config.rolesClaim(),
                ours ? OUR_ALGORITHMS : PROVIDERS_ALGORITHMS,
                ours ? Duration.ZERO : CLOCKS_APART,
                ours);
    }

    /** The same, but good for this long after the end. */
    public TokenRules withGrace(Duration longer) {
        return new TokenRules(issuer, audience, rolesClaim, algorithms, longer, areOurs);
    }
}
