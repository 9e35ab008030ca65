package org.nape.content.me;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.nape.mydata.Export;
import org.nape.web.Caller;
import org.nape.web.Problem;
import org.nape.web.Role;

/** What this service keeps of the person who asks; the gateway joins it with what the others keep. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PERSON)
public class MeResource {
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
}
