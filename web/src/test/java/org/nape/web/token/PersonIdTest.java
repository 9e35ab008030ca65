package org.nape.web.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PersonIdTest {
    private static final String ISSUER = "https://id.example.org/realms/clinic";

    @Test
    void aSubjectThatIsAUuidIsTheId() {
        var id = UUID.randomUUID();

        assertThat(PersonId.of(ISSUER, id.toString())).isEqualTo(id);
    }

    /** {@code uuidgen --sha1 -n $(uuidgen --sha1 -n @url -N $ISSUER) -N $SUBJECT} says the same. */
    @Test
    void anyOtherHasOneByName() {
        assertThat(PersonId.of(ISSUER, "auth0|507f1f77bcf86cd799439011"))
                .isEqualTo(UUID.fromString("44deb317-da66-5e22-b239-c5031b40fda8"))
                .satisfies(id -> assertThat(id.version()).isEqualTo(5));
    }

    @Test
    void noTwoSubjectsAndNoTwoIssuersShareOne() {
        var ids = Stream.of(
                PersonId.of(ISSUER, "1-1-1-1-1"),
                PersonId.of(ISSUER, "00000001-0001-0001-0001-000000000001"),
                PersonId.of(ISSUER, "5B3E9C1A-7D20-4E0B-9F63-0C1D2E3F4A5B"),
                PersonId.of(ISSUER, "5b3e9c1a-7d20-4e0b-9f63-0c1d2e3f4a5b"),
                PersonId.of(ISSUER, "ada"),
                PersonId.of(ISSUER, "Ada"),
                PersonId.of(ISSUER + "/", "ada"));

        assertThat(ids).doesNotHaveDuplicates();
    }
}
