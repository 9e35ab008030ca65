package org.nape.web;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes this request, by the token that the service itself has checked. */
@RequestScoped
public class Caller {
    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The person's id; a caller who is not a person has none and is refused with 403. */
    public UUID personId() {
        if (!is(Role.PERSON)) {
            throw new ForbiddenException("Only a person has this");
        }
        return UUID.fromString(token.getSubject());
    }

    /** Whom the token names: a person, a client, or whoever the identity provider knows. */
    public String subject() {
        return token.getSubject();
    }

    /** Whether the token carries this role, one of {@link Role}. */
    public boolean is(String role) {
        return token.getGroups() != null && token.getGroups().contains(role);
    }
}
