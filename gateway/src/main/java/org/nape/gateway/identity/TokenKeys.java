package org.nape.gateway.identity;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;

/** The key that signs the platform's tokens: RSA, made at first start, the same ever after. */
@Singleton
public class TokenKeys {
    static final String FILE = "token-key.pem";
    private static final int BITS = 2048;
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final RsaJsonWebKey key;

    TokenKeys(IdentityConfig config) {
        try {
            var pem = SecretFile.readOrMake(config.home().resolve(FILE), TokenKeys::newKey);
            this.key = read(pem);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(FILE + " holds no RSA key of ours", e);
        }
    }

    PrivateKey signing() {
        return key.getPrivateKey();
    }

    RSAPublicKey verifying() {
        return key.getRsaPublicKey();
    }

    /** Its RFC 7638 thumbprint: another key has another id, so that services notice a change. */
    String id() {
        return key.getKeyId();
    }

    /** The public key as a JSON Web Key Set, by which the services check tokens. */
    String publicKeys() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static String newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var encoded = generator.generateKeyPair().getPrivate().getEncoded();
            return "%s%n%s%n%s%n"
                    .formatted(
                            BEGIN, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded), END);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is not available", e);
        }
    }

    private static RsaJsonWebKey read(String pem) throws GeneralSecurityException {
        var encoded = pem.replace(BEGIN, "").replace(END, "");
        var factory = KeyFactory.getInstance("RSA");
        var secret = factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(encoded)));
        if (!(secret instanceof RSAPrivateCrtKey whole)) {
            throw new GeneralSecurityException("The key lacks its public part");
        }
        var open = factory.generatePublic(new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent()));
        var key = new RsaJsonWebKey((RSAPublicKey) open);
        key.setPrivateKey(whole);
        key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        key.setUse("sig");
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        return key;
    }
}
