package org.nape.triage.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How webhooks are called, and which. */
@ConfigMapping(prefix = "nape.webhooks")
public interface WebhookConfig {
    /**
     * What the webhooks' secrets are sealed with in the database: of 32 characters or more each. The first seals, all of
     * them open. Without one, no webhook can be made.
     */
    Optional<List<String>> keys();

    /** Whether http, every port and addresses that are not public are allowed: only where every subscriber is trusted. */
    @WithDefault("false")
    boolean allowPrivate();

    /** The ports that may be called; all of them with {@link #allowPrivate}. */
    @WithDefault("443,8443")
    Set<Integer> ports();

    /** Certificates (PEM) that targets are trusted by, instead of those of the JVM. */
    Optional<Path> trustedCertificates();

    /** How long one try may take, from the first byte to the last. */
    @WithDefault("10s")
    Duration timeout();

    /** After how long a try whose service has died is made again; longer than one can take. */
    @WithDefault("60s")
    Duration lease();

    /** How often the deliveries are looked through for what is due; a new one is tried at once. */
    @WithDefault("1s")
    Duration lookEvery();

    /** How many are under way at once. Half as many again are kept for webhooks that fail. */
    @WithDefault("64")
    int mostAtOnce();

    /** How many of one webhook are under way at once; one while it fails. */
    @WithDefault("4")
    int mostAtOnceOfOne();

    @WithDefault("20")
    int mostOfClient();

    /** How long a webhook may fail before it is disabled. */
    @WithDefault("5d")
    Duration disableAfter();

    /** How long deliveries are kept, whatever became of them. */
    @WithDefault("30d")
    Duration keepFor();

    /** How long a secret goes on to sign after the next one was made. */
    @WithDefault("24h")
    Duration secretOverlap();
}
