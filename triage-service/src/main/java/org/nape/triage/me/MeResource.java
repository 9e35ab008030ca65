package org.nape.triage.me;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.nape.mydata.Export;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** What triage keeps of the person who asks; the gateway joins it with what the others keep. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
@Tag(name = "My data", description = "What is kept of the person who asks")
public class MeResource {
    private static final String ERASED = """
            {"personId": "01980a4e-3f10-7a2b-8c44-6d1e9b7f0a55", "erasedAt": "2026-12-01T18:20:05.318Z"}""";

    private final Caller caller;
    private final Export export;
    private final MeDesk desk;

    MeResource(Caller caller, Export export, MeDesk desk) {
        this.caller = caller;
        this.export = export;
        this.desk = desk;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(hidden = true)
    public StreamingOutput everything() {
        var personId = caller.personId();
        if (desk.isErased(personId)) {
            throw Problem.personErased().asException();
        }
        return out -> export.write(personId, out);
    }

    @DELETE
    @ResponseStatus(202)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "eraseMe",
            summary = "Erases everything that is kept of me, everywhere",
            description =
                    "It is gone here when the answer arrives, and within 10 seconds in all other services. Nothing"
                            + " is taken of this person any more: what would keep something is answered with 410. Asking again"
                            + " is harmless.")
    @APIResponse(
            responseCode = "202",
            description = "It cannot be undone",
            content =
                    @Content(
                            schema = @Schema(implementation = Erased.class),
                            examples = @ExampleObject(name = "erased", value = ERASED)))
    @APIResponse(
            responseCode = "503",
            description = "Not possible at the moment; nothing is erased yet, try again",
            headers = @Header(name = "Retry-After", schema = @Schema(type = SchemaType.INTEGER)),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Erased erase() {
        var personId = caller.personId();
        return new Erased(personId, desk.erase(personId));
    }

    /**
     * Who was erased.
     *
     * @param personId means nobody any more
     * @param erasedAt when they first asked for it
     */
    record Erased(UUID personId, Instant erasedAt) {}
}
