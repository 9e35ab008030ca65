package org.nape.testbed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What nobody may get in with, as the value of {@code Authorization}: each is a good token but for one thing. */
public enum ForgedToken {
    NOTHING(maker -> ""),
    GARBAGE(maker -> "Bearer x.y.z"),
    NO_TOKEN(maker -> "Bearer"),
    ANOTHER_SCHEME(maker -> "Basic " + good(maker)),
    TOO_LONG(maker -> "Bearer " + "x".repeat(10_000)),
    TOO_LONG_BUT_SIGNED(maker -> saying("more", "x".repeat(9_000)).apply(maker)),
    TWO_TOKENS(maker -> "Bearer " + good(maker) + ", Bearer " + good(maker)),
    TWO_TOKENS_IN_ONE(maker -> "Bearer " + good(maker) + " " + good(maker)),
    MORE_PARTS(maker -> "Bearer " + good(maker) + ".x"),
    UNSIGNED(maker -> "Bearer " + content(header("none"), claims(maker)) + "."),
    UNSIGNED_IN_OTHER_LETTERS(maker -> "Bearer " + content(header("nOnE"), claims(maker)) + "."),
    UNSIGNED_WITH_A_SIGNATURE(maker -> "Bearer " + maker.signed(content(header("none"), claims(maker)))),
    STRIPPED(maker -> "Bearer " + content(maker.header(), claims(maker)) + "."),
    STRIPPED_WHOLLY(maker -> "Bearer " + content(maker.header(), claims(maker))),
    SIGNED_WITH_THE_PUBLIC_KEY_AS_SECRET(maker -> hmac(maker, publicKey(maker))),
    SIGNED_WITH_THE_PUBLIC_PEM_AS_SECRET(maker -> hmac(
            maker,
            ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey(maker))
                            + "\n-----END PUBLIC KEY-----\n")
                    .getBytes(StandardCharsets.UTF_8))),
    SIGNED_WITH_THE_KEY_SET_AS_SECRET(maker -> hmac(maker, maker.keySet().getBytes(StandardCharsets.UTF_8))),
    ANOTHER_ALGORITHM(maker -> {
        var content = content(named(maker, "RS512"), claims(maker));
        return "Bearer " + content + "."
                + TokenMaker.base64(TokenMaker.signature("SHA512withRSA", maker.key(), content));
    }),
    SIGNED_BY_NOBODY(
            maker -> "Bearer " + content(named(maker, "ES256"), claims(maker)) + "." + TokenMaker.base64(new byte[64])),
    FOREIGN_KEY(maker -> "Bearer " + good(attacker(maker.keyId()))),
    FOREIGN_KEY_ID(maker -> "Bearer " + good(attacker("elsewhere"))),
    OUR_KEY_BY_ANOTHER_NAME(maker -> heading("kid", "elsewhere").apply(maker)),
    KEY_ID_IS_A_PATH(maker -> byAttacker("kid", "../../../../../../dev/null").apply(maker)),
    KEY_ID_IS_SQL(maker -> byAttacker("kid", "x' union select 'secret").apply(maker)),
    KEY_ID_IS_A_LIST(maker -> heading("kid", List.of(maker.keyId())).apply(maker)),
    KEY_IN_THE_HEADER(maker -> {
        var attacker = attacker(maker.keyId());
        return headed(attacker, "jwk", Map.of("kty", "RSA", "n", attacker.modulus(), "e", attacker.exponent()));
    }),
    KEYS_ELSEWHERE(
            maker -> byAttacker("jku", "https://attacker.example/jwks.json").apply(maker)),
    CERTIFICATE_ELSEWHERE(
            maker -> byAttacker("x5u", "https://attacker.example/key.pem").apply(maker)),
    CERTIFICATE_IN_THE_HEADER(maker ->
            byAttacker("x5c", List.of("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A")).apply(maker)),
    CRITICAL_HEADER(maker -> headed(maker, "crit", List.of("more"), "more", true)),
    UNENCODED_PAYLOAD(ForgedToken::unencoded),
    UNENCODED_PAYLOAD_IN_WORDS(maker -> headed(maker, "b64", false)),
    ANOTHER_TYPE(maker -> heading("typ", "refresh+jwt").apply(maker)),
    ENCRYPTED(maker ->
            "Bearer " + TokenMaker.base64(TokenMaker.json(Map.of("alg", "dir", "enc", "A256GCM"))) + "..x.y.z"),
    EXPIRED(maker -> "Bearer " + maker.token(somebody(), "person", Duration.ofSeconds(-1))),
    WITHOUT_END(maker -> without("exp").apply(maker)),
    END_IS_TEXT(maker -> saying("exp", "tomorrow").apply(maker)),
    WITHOUT_BEGINNING(maker -> without("iat").apply(maker)),
    NOT_YET_GOOD(maker ->
            saying("nbf", Instant.now().plusSeconds(600).getEpochSecond()).apply(maker)),
    WRONG_ISSUER(maker -> saying("iss", "elsewhere").apply(maker)),
    WITHOUT_ISSUER(maker -> without("iss").apply(maker)),
    WRONG_AUDIENCE(maker -> saying("aud", "elsewhere").apply(maker)),
    WITHOUT_AUDIENCE(maker -> without("aud").apply(maker)),
    WITHOUT_SUBJECT(maker -> without("sub").apply(maker)),
    BLANK_SUBJECT(maker -> saying("sub", " ").apply(maker)),
    SUBJECT_IS_A_NUMBER(maker -> saying("sub", 1).apply(maker)),
    WITHOUT_ROLE(maker -> without("groups").apply(maker)),
    ROLE_IS_TEXT(maker -> saying("groups", "person").apply(maker)),
    ROLE_IS_AN_OBJECT(maker -> saying("groups", Map.of("person", true)).apply(maker)),
    ROLES_ARE_NUMBERS(maker -> saying("groups", List.of("person", 1)).apply(maker)),
    CLAIMS_ARE_A_LIST(maker -> "Bearer "
            + maker.signed(TokenMaker.base64(TokenMaker.json(maker.header())) + "." + base64("[\"person\"]"))),
    SUBJECT_TWICE(maker -> "Bearer "
            + maker.signed(TokenMaker.base64(TokenMaker.json(maker.header())) + "."
                    + base64(text(claims(maker)).replaceFirst("\\{", "{\"sub\":\"" + somebody() + "\",")))),
    TAMPERED(maker -> {
        var parts = good(maker).split("\\.");
        var better = claims(maker);
        better.put("groups", List.of("clinician"));
        return "Bearer " + parts[0] + "." + base64(text(better)) + "." + parts[2];
    });

    private final Function<TokenMaker, String> forge;

    ForgedToken(Function<TokenMaker, String> forge) {
        this.forge = forge;
    }

    /**
     * The value of the header.
     *
     * @param maker who makes the good tokens
     */
    public String authorization(TokenMaker maker) {
        return forge.apply(maker);
    }

    private static String somebody() {
        return UUID.randomUUID().toString();
    }

    private static TokenMaker attacker(String keyId) {
        return new TokenMaker(Attacker.KEY, keyId);
    }

    /** One is enough: to make a key takes longer than all else here. */
    private static final class Attacker {
        static final RSAPrivateCrtKey KEY = TokenMaker.withNewKey("").key();
    }

    private static String good(TokenMaker maker) {
        return maker.token(somebody(), "person", Duration.ofHours(1));
    }

    private static Map<String, Object> claims(TokenMaker maker) {
        return maker.claims(somebody(), "person", Instant.now().plusSeconds(3600));
    }

    private static Function<TokenMaker, String> saying(String claim, Object value) {
        return changed(claims -> claims.put(claim, value));
    }

    private static Function<TokenMaker, String> without(String claim) {
        return changed(claims -> claims.remove(claim));
    }

    private static Function<TokenMaker, String> changed(Consumer<Map<String, Object>> change) {
        return maker -> {
            var claims = claims(maker);
            change.accept(claims);
            return "Bearer " + maker.signed(claims);
        };
    }

    private static Function<TokenMaker, String> heading(String name, Object value) {
        return maker -> headed(maker, name, value);
    }

    private static Function<TokenMaker, String> byAttacker(String name, Object value) {
        return maker -> headed(attacker(maker.keyId()), name, value);
    }

    /** Headers more, or others: name, value, name, value. */
    private static String headed(TokenMaker maker, Object... more) {
        var header = maker.header();
        for (var i = 0; i < more.length; i += 2) {
            header.put((String) more[i], more[i + 1]);
        }
        return "Bearer " + maker.signed(header, claims(maker));
    }

    private static Map<String, Object> header(String algorithm) {
        return new LinkedHashMap<>(Map.of("alg", algorithm, "typ", "JWT"));
    }

    private static Map<String, Object> named(TokenMaker maker, String algorithm) {
        var header = maker.header();
        header.put("alg", algorithm);
        return header;
    }

    private static String content(Map<String, ?> header, Map<String, ?> claims) {
        return TokenMaker.base64(TokenMaker.json(header)) + "." + TokenMaker.base64(TokenMaker.json(claims));
    }

    /** RFC 7797: the payload as it is, which a reader that knows no such thing would take for something else. */
    private static String unencoded(TokenMaker maker) {
        var header = maker.header();
        header.put("b64", false);
        header.put("crit", List.of("b64"));
        return "Bearer " + maker.signed(TokenMaker.base64(TokenMaker.json(header)) + "." + text(claims(maker)));
    }

    private static String hmac(TokenMaker maker, byte[] secret) {
        try {
            var content = content(named(maker, "HS256"), claims(maker));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return "Bearer " + content + "." + TokenMaker.base64(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] publicKey(TokenMaker maker) {
        try {
            var key = maker.key();
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Map<String, ?> members) {
        return new String(TokenMaker.json(members), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return TokenMaker.base64(text.getBytes(StandardCharsets.UTF_8));
    }
}
