package org.nape.gateway;

import static org.jose4j.jws.AlgorithmIdentifiers.HMAC_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.NONE;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA512;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** What nobody may get in with: each is a good token but for one thing. */
public enum ForgedToken {
    NOTHING {
        @Override
        public String authorization() {
            return "";
        }
    },
    GARBAGE {
        @Override
        public String authorization() {
            return "Bearer x.y.z";
        }
    },
    ANOTHER_SCHEME {
        @Override
        public String authorization() {
            return "Basic " + sign(RSA_USING_SHA256, signing(), claims("person", Duration.ofHours(1)));
        }
    },
    TOO_LONG {
        @Override
        public String authorization() {
            return "Bearer " + "x".repeat(10_000);
        }
    },
    UNSIGNED {
        @Override
        public String authorization() {
            return "Bearer " + sign(NONE, null, claims("person", Duration.ofHours(1)));
        }
    },
    SIGNED_WITH_THE_PUBLIC_KEY_AS_SECRET {
        @Override
        public String authorization() {
            var secret = new HmacKey(verifying().getEncoded());
            return "Bearer " + sign(HMAC_SHA256, secret, claims("person", Duration.ofHours(1)));
        }
    },
    ANOTHER_ALGORITHM {
        @Override
        public String authorization() {
            return "Bearer " + sign(RSA_USING_SHA512, signing(), claims("person", Duration.ofHours(1)));
        }
    },
    FOREIGN_KEY {
        @Override
        public String authorization() {
            return "Bearer " + sign(RSA_USING_SHA256, foreign(), claims("person", Duration.ofHours(1)));
        }
    },
    EXPIRED {
        @Override
        public String authorization() {
            return "Bearer " + sign(RSA_USING_SHA256, signing(), claims("person", Duration.ofSeconds(-1)));
        }
    },
    WITHOUT_END {
        @Override
        public String authorization() {
            return changed(claims -> claims.unsetClaim("exp"));
        }
    },
    NOT_YET_GOOD {
        @Override
        public String authorization() {
            return changed(claims -> claims.setNotBeforeMinutesInThePast(-10));
        }
    },
    WRONG_ISSUER {
        @Override
        public String authorization() {
            return changed(claims -> claims.setIssuer("elsewhere"));
        }
    },
    WRONG_AUDIENCE {
        @Override
        public String authorization() {
            return changed(claims -> claims.setAudience("elsewhere"));
        }
    },
    WITHOUT_SUBJECT {
        @Override
        public String authorization() {
            return changed(claims -> claims.unsetClaim("sub"));
        }
    },
    WITHOUT_ROLE {
        @Override
        public String authorization() {
            return changed(claims -> claims.unsetClaim("groups"));
        }
    },
    TAMPERED {
        @Override
        public String authorization() {
            var parts = sign(RSA_USING_SHA256, signing(), claims("person", Duration.ofHours(1)))
                    .split("\\.");
            var better = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            claims("clinician", Duration.ofHours(1)).toJson().getBytes(StandardCharsets.UTF_8));
            return "Bearer " + parts[0] + "." + better + "." + parts[2];
        }
    };

    public abstract String authorization();

    /** A token of ours that ends soon. */
    public static String endingAfter(String role, Duration life) {
        return sign(RSA_USING_SHA256, signing(), claims(role, life));
    }

    private static String changed(Consumer<JwtClaims> change) {
        var claims = claims("person", Duration.ofHours(1));
        change.accept(claims);
        return "Bearer " + sign(RSA_USING_SHA256, signing(), claims);
    }

    private static JwtClaims claims(String role, Duration life) {
        var now = Instant.now();
        var claims = new JwtClaims();
        claims.setIssuer("nape");
        claims.setAudience("nape");
        claims.setSubject("3f0e1c1e-6a3b-4b58-9d0e-0d6f0a7e4c11");
        claims.setStringListClaim("groups", role);
        claims.setIssuedAt(NumericDate.fromSeconds(now.minusSeconds(60).getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
        return claims;
    }

    private static String sign(String algorithm, @Nullable Key key, JwtClaims claims) {
        var token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKey(key);
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAPrivateCrtKey signing() {
        try {
            var pem = Files.readString(Caller.home().resolve("token-key.pem")).replaceAll("-----.*-----", "");
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Key verifying() {
        try {
            var whole = signing();
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Key foreign() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
