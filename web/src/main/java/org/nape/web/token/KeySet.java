package org.nape.web.token;

import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/** Public keys as they are published: a JSON Web Key Set, RFC 7517. */
public final class KeySet {
    private static final int SHORTEST_RSA = 2048;

    private KeySet() {}

    /** Those of the keys that can check tokens signed by one of these algorithms; never one that could sign them too. */
    public static List<JsonWebKey> read(String text, Set<String> algorithms) throws JoseException {
        var usable = new ArrayList<JsonWebKey>();
        for (var key : new JsonWebKeySet(text).getJsonWebKeys()) {
            narrow(key, algorithms);
            if (isForSignatures(key) && !algorithmsOf(key).isEmpty() && algorithms.containsAll(algorithmsOf(key))) {
                usable.add(key);
            }
        }
        return List.copyOf(usable);
    }

    public static String write(List<JsonWebKey> keys) {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** By what a token may be signed that this key is to check. */
    static Set<String> algorithmsOf(JsonWebKey key) {
        if (key.getAlgorithm() != null) {
            return Set.of(key.getAlgorithm());
        }
        return switch (key) {
            case RsaJsonWebKey _ -> Set.of("RS256", "PS256");
            case EllipticCurveJsonWebKey curve when curve.getCurveName().equals("P-256") -> Set.of("ES256");
            default -> Set.of();
        };
    }

    private static boolean isForSignatures(JsonWebKey key) {
        return (key.getUse() == null || key.getUse().equals(Use.SIGNATURE))
                && (key instanceof EllipticCurveJsonWebKey
                        || key.getKey() instanceof RSAPublicKey rsa
                                && rsa.getModulus().bitLength() >= SHORTEST_RSA);
    }

    /** A key that fits several algorithms is for the one that is allowed, and says so to whoever reads it after us. */
    private static void narrow(JsonWebKey key, Set<String> algorithms) {
        var allowed = algorithmsOf(key).stream().filter(algorithms::contains).toList();
        if (key.getAlgorithm() == null && allowed.size() == 1) {
            key.setAlgorithm(allowed.getFirst());
        }
    }
}
