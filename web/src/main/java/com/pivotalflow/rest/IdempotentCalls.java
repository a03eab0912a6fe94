package com.pivotalflow.rest;

import com.pivotalflow.delivery.LinkHolder;
import com.pivotalflow.idempotency.IdempotencyService;
import com.pivotalflow.idempotency.IdempotentCall;
import com.pivotalflow.idempotency.Principal;
import com.pivotalflow.idempotency.StoredAnswer;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.rest.json.Json;
import com.pivotalflow.rest.json.RequestKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers requests that carry a key: with the work's answer, or with the one that an earlier request got. */
@RequestScoped
public class IdempotentCalls {

    private static final String REPLAYED = "Idempotency-Replayed";

    /** Most answers show nothing that must not be kept: they are written once. */
    private static final UnaryOperator<Object> WHOLE = UnaryOperator.identity();

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
        return answer(caller, work, WHOLE);
    }

    /**
     * As {@link #answer(Caller, Supplier)}, where the first answer holds what is shown once.
     *
     * @param kept what is stored of the body and given again: the body without its secrets
     */
    public Response answer(Caller caller, Supplier<Response> work, UnaryOperator<Object> kept) {
        return answer(caller.organization(), Principal.of(caller), key.call(), work, kept);
    }

    /**
     * Answers the request of a customer, who is known by the link alone.
     *
     * @param token of the link, which is stored nowhere, and so not with the answer
     * @param work runs at most once for a key, in one transaction with the storing of its answer
     */
    public Response answer(LinkHolder holder, String token, Supplier<Response> work) {
        Optional<IdempotentCall> call = key.call()
                .map(named -> new IdempotentCall(
                        named.operation().replace(token, holder.link().toString()), named.key(), named.fingerprint()));
        return answer(holder.organization(), Principal.ofLink(holder.link()), call, work, WHOLE);
    }

    private Response answer(
            OrganizationId organization,
            Principal principal,
            Optional<IdempotentCall> call,
            Supplier<Response> work,
            UnaryOperator<Object> kept) {
        if (call.isEmpty()) {
            return work.get();
        }
        AtomicReference<@Nullable StoredAnswer> first = new AtomicReference<>();
        IdempotencyService.Outcome outcome = service.once(organization, principal, call.get(), () -> {
            Response answer = work.get();
            StoredAnswer whole = stored(answer, WHOLE);
            first.set(whole);
            return kept == WHOLE ? whole : stored(answer, kept);
        });
        StoredAnswer fresh = first.get();
        // What was answered first is sent as it is: it may show what is not kept.
        StoredAnswer answer = fresh == null ? outcome.answer() : fresh;
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

    private static StoredAnswer stored(Response response, UnaryOperator<Object> kept) {
        return new StoredAnswer(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG),
                new String(Json.bytes(kept.apply(response.getEntity())), StandardCharsets.UTF_8));
    }
}
