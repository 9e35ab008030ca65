package org.nape.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nape.web.Problem;

/** How many streams may be open. */
class OpenStreamsTest {
    private static final int OF_ONE = 5;
    private static final int OF_ALL = 2_000;

    /** As it is where nobody has set anything else. */
    private final OpenStreams streams = new OpenStreams(new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(StreamConfig.class)
            .build()
            .getConfigMapping(StreamConfig.class));

    @Test
    void theSixthOfOneIsRefusedUntilOneIsClosed() {
        assertThat(IntStream.range(0, OF_ONE))
                .allSatisfy(_ -> assertThat(statusFor("one")).isEmpty());

        assertThat(statusFor("one")).contains(429);
        assertThat(statusFor("other")).isEmpty();
        streams.remove("one");

        assertThat(statusFor("one")).isEmpty();
        assertThat(statusFor("one")).contains(429);
    }

    @Test
    void whenTheGatewayIsFullNobodyIsLetInUntilOneLeaves() {
        assertThat(IntStream.range(0, OF_ALL))
                .allSatisfy(i -> assertThat(statusFor("of " + i)).isEmpty());

        assertThat(statusFor("late")).contains(503);
        streams.remove("of 17");

        assertThat(statusFor("late")).isEmpty();
        assertThat(statusFor("later")).contains(503);
    }

    private Optional<Integer> statusFor(String subject) {
        return streams.add(subject).map(Problem::status);
    }
}
