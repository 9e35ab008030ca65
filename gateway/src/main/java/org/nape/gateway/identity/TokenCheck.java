package org.nape.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.nape.web.Role;
import org.nape.web.token.Bearer;
import org.nape.web.token.TokenConfig;
import org.nape.web.token.TokenReader;
import org.nape.web.token.TokenRules;

/** Says whom a token speaks for, or that it is not a good one. An accepted token is remembered until it ends. */
@Singleton
public class TokenCheck {
    private static final String SCHEME = "Bearer ";
    private static final int REMEMBERED = 20_000;
    /** To find one costs as much as to use it. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(TokenCheck::newDigest);

    private final TrustedKeys keys;
    private final Clients clients;
    private final Clock clock;
    private final boolean areOurs;
    private final TokenReader reader;
    private final TokenReader lateReader;
    private volatile Cache<String, Identity> accepted = nothingYet();

    TokenCheck(TrustedKeys keys, Clients clients, TokenConfig tokens, IdentityConfig config, Clock clock) {
        var rules = TokenRules.of(tokens);
        this.keys = keys;
        this.clients = clients;
        this.clock = clock;
        this.areOurs = tokens.areOurs();
        this.reader = new TokenReader(rules, keys::known);
        this.lateReader = new TokenReader(rules.withGrace(config.personRenewalFor()), keys::known);
    }

    /** Whom the value of an {@code Authorization} header speaks for; empty if it is no valid bearer token. */
    public Optional<Identity> find(@Nullable String authorization) {
        // Of before the signature is checked: what is forgotten meanwhile is not remembered again.
        var remembered = accepted;
        return findToken(authorization).flatMap(token -> {
            var key = hash(token);
            var known = remembered.getIfPresent(key);
            if (known != null) {
                return Optional.of(known).filter(this::stands);
            }
            var identity = reader.read(token).map(TokenCheck::identity).filter(this::stands);
            identity.ifPresent(good -> remembered.put(key, good));
            return identity;
        });
    }

    /** The same, but only if the token was accepted before: costs no look at its signature. */
    public Optional<Identity> findKnown(@Nullable String authorization) {
        return findToken(authorization)
                .flatMap(token -> Optional.ofNullable(accepted.getIfPresent(hash(token))))
                .filter(this::stands);
    }

    /** Whose person's token it is, or was until a while ago: good for a new one and for nothing else. */
    public Optional<Identity> findRenewable(@Nullable String authorization) {
        return findToken(authorization)
                .flatMap(lateReader::read)
                .map(TokenCheck::identity)
                .filter(identity -> identity.roles().contains(Role.PERSON));
    }

    /** Whether what was accepted once is so still: the token has not ended, and its client is not put out. */
    public boolean stands(Identity identity) {
        return identity.until().isAfter(clock.instant())
                && (!areOurs
                        || identity.roles().contains(Role.PERSON)
                        || clients.standsBy(identity.subject(), identity.since()));
    }

    /** If the token names a key that is not known: completes when it was looked for. */
    public Optional<CompletableFuture<Void>> findLookUp(@Nullable String authorization) {
        return areOurs
                ? Optional.empty()
                : findToken(authorization)
                        .filter(token -> accepted.getIfPresent(hash(token)) == null)
                        .filter(reader::namesUnknownKey)
                        .map(_ -> keys.lookUp());
    }

    /** Whether there is any key to check by; if not, nobody can say what a token is worth. */
    public boolean canTell() {
        return !keys.known().isEmpty();
    }

    /** Looks at every token anew: a key may be gone. */
    void forgetAccepted() {
        accepted = nothingYet();
    }

    private static Cache<String, Identity> nothingYet() {
        return Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    }

    private static Optional<String> findToken(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(value -> value.length() <= SCHEME.length() + TokenReader.LONGEST)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    private static Identity identity(Bearer bearer) {
        return new Identity(bearer.subject(), bearer.roles(), bearer.issuedAt(), bearer.until());
    }

    /** So that a picture of this memory shows no token that could be used. */
    private static String hash(String token) {
        var digest = DIGEST.get().digest(token.getBytes(StandardCharsets.UTF_8));
        return new String(digest, StandardCharsets.ISO_8859_1);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
