package org.nape.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer. */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    /** What the services' databases raise when something is to be kept of a person who was erased. */
    private static final String PERSON_ERASED = "NAPE1";

    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    @ServerExceptionMapper
    public Response problem(ProblemException e, ContainerRequestContext request) {
        return answer(e.problem(), request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(SecurityException e, ContainerRequestContext request) {
        return answer(Problem.unauthorized(), request);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, ContainerRequestContext request) {
        return answer(Problem.forbidden(), request);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, ContainerRequestContext request) {
        var faults = e.getConstraintViolations().stream()
                .map(violation -> new Problem.Fault(pointer(violation), violation.getMessage()))
                .sorted((one, other) -> one.pointer().compareTo(other.pointer()))
                .toList();
        return answer(Problem.badRequest("Some parts of the request are wrong", faults), request);
    }

    /** Both named, because the framework answers the second by itself otherwise. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response unreadable(JsonProcessingException e, ContainerRequestContext request) {
        return answer(unreadable(e), request);
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException e, ContainerRequestContext request) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(unreadable(json), request);
        }
        var status = e.getResponse().getStatus();
        return answer(
                switch (status) {
                    case 400 -> Problem.badRequest("The request could not be read", List.of());
                    case 401 -> Problem.unauthorized();
                    case 403 -> Problem.forbidden();
                    case 404 -> Problem.notFound("Nothing is at this address.");
                    case 405 -> Problem.of(405, "method-not-allowed", "This address does not take this method", null);
                    case 406 -> Problem.of(406, "not-acceptable", "No such representation", null);
                    case 413 -> Problem.of(413, "too-large", "The request is too large", "At most 64 KiB.");
                    case 415 -> Problem.of(415, "unsupported-media-type", "Send application/json", null);
                    default ->
                        status < 500
                                ? Problem.of(status, "refused", "The request is refused", null)
                                : logged(e, request);
                },
                request);
    }

    @ServerExceptionMapper
    public Response failed(Throwable e, ContainerRequestContext request) {
        if (sqlStates(e).anyMatch(PERSON_ERASED::equals)) {
            return answer(Problem.personErased(), request);
        }
        return answer(isOfTheDatabase(e) ? Problem.unavailable(TRY_AGAIN) : logged(e, request), request);
    }

    private static Response answer(Problem problem, ContainerRequestContext request) {
        var located = problem.withInstance(request.getUriInfo().getRequestUri());
        return requestId(request).map(located::withRequestId).orElse(located).asResponse();
    }

    /** As the gateway names it too: by the trace that it handed on. */
    private static Optional<String> requestId(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString("traceparent"))
                .map(TRACE::matcher)
                .filter(Matcher::matches)
                .map(trace -> trace.group(1));
    }

    private static Problem logged(Throwable e, ContainerRequestContext request) {
        // The message may hold what a person sent; the kinds and the places hold none of it.
        var kinds = causes(e).map(cause -> cause.getClass().getName()).collect(Collectors.joining(" < "));
        var places = causes(e)
                .flatMap(cause -> Stream.of(cause.getStackTrace()))
                .filter(place -> place.getClassName().startsWith("org.nape."))
                .limit(5)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        LOG.errorf(
                "request failed: %s at %s requestId=%s",
                kinds, places, requestId(request).orElse("none"));
        return Problem.internal();
    }

    private static Problem unreadable(JsonProcessingException e) {
        var where = e.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        // What is broken deep inside a field reaches us as the cause of that field's failure.
        var broken = causes(e).anyMatch(StreamReadException.class::isInstance);
        var detail = causes(e).anyMatch(StreamConstraintsException.class::isInstance)
                ? "is nested too deep, or has a number, a name or a text that is too long"
                : broken
                        ? "is not well-formed JSON"
                        : e instanceof UnrecognizedPropertyException
                                ? "is not a field that is known here"
                                : "is not of the right type";
        var pointer = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
        return Problem.badRequest("The body could not be read", List.of(new Problem.Fault(pointer, detail + where)));
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }

    /** {@code report.request.answers} is a parameter of a method: only what follows it is known to the caller, who sent a body. */
    private static String pointer(ConstraintViolation<?> violation) {
        var steps = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Path.Node::toString)
                .toList();
        if (steps.size() <= 2) {
            return steps.getLast().equals("request") ? "" : steps.getLast();
        }
        return "/" + String.join("/", steps.subList(2, steps.size()));
    }

    /**
     * Away, overloaded, shutting down or a lost race: all of it passes. Only a broken connection leaves open what was kept; the driver
     * itself may stumble over one (99).
     */
    private static boolean isOfTheDatabase(Throwable e) {
        return causes(e)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && (sql.getSQLState() == null
                                || Stream.of("08", "40", "53", "57", "58", "99")
                                        .anyMatch(sql.getSQLState()::startsWith)));
    }

    private static Stream<String> sqlStates(Throwable e) {
        return causes(e)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
