package com.pivotalflow.rest.problem;

import com.pivotalflow.listing.UnknownSortException;
import com.pivotalflow.metadata.ForbiddenLabelsException;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.rest.json.ConstraintFinding;
import com.pivotalflow.rest.json.ForbiddenLabels;
import com.pivotalflow.rest.transport.BodyTooLargeException;
import jakarta.ejb.EJBAccessException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a failure is. The platform wraps what is thrown several times over, so the whole chain of causes is looked
 * at: first for our own refusals, then for what the platform and the database refuse.
 */
final class Problems {

    private Problems() {}

    /** The problem of a failure; empty when nobody foresaw it. */
    static Optional<Problem> of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        for (Throwable link : chain) {
            Optional<Problem> foreseen = ofLink(link);
            if (foreseen.isPresent()) {
                return foreseen;
            }
        }
        return DatabaseProblems.of(chain);
    }

    /** What is said of a failure that nobody foresaw. */
    static Problem unforeseen() {
        return Problem.of(500, "INTERNAL_ERROR", "The failure is noted under the trace id.");
    }

    private static Optional<Problem> ofLink(Throwable link) {
        if (link instanceof DomainException refusal) {
            return Optional.of(ofRefusal(refusal));
        }
        if (link instanceof ForbiddenLabelsException labels) {
            return Optional.of(ofRefusal(ForbiddenLabels.refusal(labels.violations())));
        }
        if (link instanceof BodyTooLargeException tooLarge) {
            return Optional.of(tooLarge(tooLarge));
        }
        if (link instanceof ConstraintViolationException violations) {
            return Optional.of(ofViolations(violations));
        }
        if (link instanceof UnknownSortException sort) {
            return Optional.of(ofSort(sort));
        }
        if (link instanceof EJBAccessException) {
            return Optional.of(Problem.of(403, "PERMISSION_DENIED", "A permission is missing."));
        }
        return link instanceof WebApplicationException platform
                ? Optional.of(PlatformProblems.of(platform.getResponse().getStatus()))
                : Optional.empty();
    }

    static Problem ofRefusal(DomainException refusal) {
        return new Problem(
                status(refusal.refusal()), refusal.code(), refusal.detail(), refusal.errors(), refusal.members());
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case OUTDATED -> 412;
            case INVALID -> 422;
            case PRECONDITION_MISSING -> 428;
            case LIMITED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private static Problem tooLarge(BodyTooLargeException tooLarge) {
        return Problem.of(
                413,
                "PAYLOAD_TOO_LARGE",
                "The body has more than the %d bytes allowed here.".formatted(tooLarge.limit()));
    }

    private static Problem ofViolations(ConstraintViolationException violations) {
        List<FieldError> errors = violations.getConstraintViolations().stream()
                .map(violation -> ConstraintFinding.of(violation, ""))
                .toList();
        return new Problem(
                422, "VALIDATION_FAILED", "The request has values that can't be accepted.", errors, Map.of());
    }

    private static Problem ofSort(UnknownSortException sort) {
        String detail = "The list can't be sorted by that.";
        FieldError error = new FieldError("query:sort", "INVALID_PARAMETER", detail);
        return new Problem(400, "INVALID_PARAMETER", detail, List.of(error), Map.of("allowed", sort.allowed()));
    }

    /** A failure and its causes, outermost first. */
    static List<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        Throwable link = failure;
        while (link != null && seen.add(link)) {
            chain.add(link);
            link = link instanceof SQLException sql && sql.getNextException() != null && sql.getCause() == null
                    ? sql.getNextException()
                    : link.getCause();
        }
        return chain;
    }
}
