package org.nape.web.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.nape.web.Role;

/** Finds the roles among what a token says. */
final class RolesClaim {
    private RolesClaim() {}

    /** Ours among the roles that are listed there; empty if there is no list, or one of something else than texts. */
    static Optional<Set<String>> find(JwtClaims claims, String path) {
        return value(claims, path) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? Optional.of(list.stream()
                        .map(String.class::cast)
                        .filter(Role.ALL::contains)
                        .collect(Collectors.toUnmodifiableSet()))
                : Optional.empty();
    }

    static boolean isThere(JwtClaims claims, String path) {
        return value(claims, path) != null;
    }

    /** A claim of just this name comes first: some are named by an address, dots and all. */
    private static @Nullable Object value(JwtClaims claims, String path) {
        if (claims.hasClaim(path)) {
            return claims.getClaimValue(path);
        }
        @Nullable Object value = claims.getClaimsMap();
        for (var step : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }
}
