package org.nape.gateway.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;

/**
 * A key that signs tokens, or will, or did.
 *
 * @param key its id is its RFC 7638 thumbprint: another key has another id, so that services notice a change
 * @param from when it begins to sign; before that it is only published
 */
record SigningKey(RsaJsonWebKey key, Instant from) {
    private static final int BITS = 2048;

    static SigningKey make(Instant from) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return of(generator.generateKeyPair().getPrivate().getEncoded(), from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is not available", e);
        }
    }

    /** Reads its PKCS #8 form. */
    static SigningKey of(byte[] encoded, Instant from) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA");
        if (!(factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)) instanceof RSAPrivateCrtKey whole)) {
            throw new GeneralSecurityException("The key lacks its public part");
        }
        var open = factory.generatePublic(new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent()));
        var key = new RsaJsonWebKey((RSAPublicKey) open);
        key.setPrivateKey(whole);
        key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
        key.setUse(Use.SIGNATURE);
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        return new SigningKey(key, from);
    }

    String id() {
        return key.getKeyId();
    }

    byte[] encoded() {
        return key.getPrivateKey().getEncoded();
    }
}
