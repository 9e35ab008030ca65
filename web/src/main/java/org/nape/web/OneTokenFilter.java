package org.nape.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Who names two callers is none of them: which one counts must not depend on who reads the request. */
public class OneTokenFilter {
    @ServerRequestFilter(preMatching = true)
    public void refuseTwo(ContainerRequestContext request) {
        var sent = request.getHeaders().get("Authorization");
        if (sent != null && sent.size() > 1) {
            throw Problem.unauthorized().asException();
        }
    }
}
