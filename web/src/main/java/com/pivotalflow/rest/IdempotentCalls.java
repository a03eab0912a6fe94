package com.pivotalflow.rest;

import com.pivotalflow.idempotency.IdempotencyService;
import com.pivotalflow.idempotency.IdempotentCall;
import com.pivotalflow.idempotency.StoredAnswer;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.rest.json.Json;
import com.pivotalflow.rest.json.RequestKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers requests that carry a key: with the work's answer, or with the one that an earlier request got. */
@RequestScoped
public class IdempotentCalls {

    private static final String REPLAYED = "Idempotency-Replayed";

    @Inject
    IdempotencyService service;

    @Inject
    RequestKey key;

    /**
     * Answers the request at hand.
     *
     * @param work runs at most once for a key, in one transaction with the storing of its answer
     */
    public Response answer(Caller caller, Supplier<Response> work) {
        Optional<IdempotentCall> call = key.call();
        if (call.isEmpty()) {
            return work.get();
        }
        IdempotencyService.Outcome outcome = service.once(caller, call.get(), () -> stored(work.get()));
        StoredAnswer answer = outcome.answer();
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.body().getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.LOCATION, answer.location())
                .header(HttpHeaders.ETAG, answer.etag());
        if (outcome.isReplayed()) {
            response.header(REPLAYED, "true");
        }
        return response.build();
    }

    private static StoredAnswer stored(Response response) {
        return new StoredAnswer(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG),
                new String(Json.bytes(response.getEntity()), StandardCharsets.UTF_8));
    }
}
