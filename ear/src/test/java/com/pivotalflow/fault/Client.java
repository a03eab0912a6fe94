package com.pivotalflow.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.TestOrganization.TestUser;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who makes and changes quotes, and does what the interface tells clients to do: a request that nobody answered,
 * or that was answered with 503, is sent again with the same key until it is answered.
 */
final class Client implements Runnable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Set<Integer> UNANSWERED = Set.of(429, 502, 503, 504);
    private static final int UNAUTHORIZED = 401;
    private static final int BETWEEN_MILLIS = 40;
    private static final int RETRY_MILLIS = 100;
    private static final int MOST_CHANGES = 3;

    private final String name;
    private final Installation installation;
    private final Tenant tenant;
    private final TestUser person;
    private final Ledger ledger;
    private final Random random;
    private final AtomicBoolean isOver;
    private Api api;

    Client(
            String name,
            Installation installation,
            Tenant tenant,
            TestUser person,
            Ledger ledger,
            long seed,
            AtomicBoolean isOver) {
        this.name = name;
        this.installation = installation;
        this.api = installation.as(person);
        this.tenant = tenant;
        this.person = person;
        this.ledger = ledger;
        this.random = new Random(seed);
        this.isOver = isOver;
    }

    @Override
    public void run() {
        for (int count = 1; !isOver.get() && !Thread.currentThread().isInterrupted(); count++) {
            work(name + "-" + count);
            pause(random.nextInt(BETWEEN_MILLIS));
        }
    }

    private void work(String key) {
        ledger.intend(key, "create");
        Api.Answer made = persist(key, as -> as.post(Tenant.QUOTES, tenant.quote(key)));
        if (made == null || made.status() != 201) {
            ledger.failed(key, String.valueOf(made));
            return;
        }
        JsonNode quote = made.json();
        String id = quote.path("id").asText();
        ledger.made(key, id, quote.path("quoteNumber").asText());
        String tag = quote.path("etag").asText();
        int changes = random.nextInt(MOST_CHANGES);
        for (int change = 1; change <= changes; change++) {
            String title = key + "-" + change;
            String seen = tag;
            ledger.intend(title, "retitle " + id);
            Api.Answer changed = persist(
                    title, as -> as.with("If-Match", seen).patch(Tenant.QUOTES + "/" + id, Map.of("title", title)));
            if (changed == null || changed.status() != 200) {
                ledger.failed(title, String.valueOf(changed));
                return;
            }
            ledger.retitled(title, id, title);
            tag = changed.json().path("etag").asText();
        }
    }

    /** Sends it until it is answered; null if that takes minutes. */
    private Api.@Nullable Answer persist(String key, Function<Api, Api.Answer> request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Api.Answer answer = once(key, request, api.with("Idempotency-Key", key));
            if (answer != null && answer.status() != UNAUTHORIZED) {
                return answer;
            }
            if (answer != null) {
                signInAgain(key);
            }
            pause(RETRY_MILLIS + random.nextInt(RETRY_MILLIS));
        }
        return null;
    }

    /** The token has expired, perhaps since a clock has jumped; if nobody can be asked for another now, then later. */
    private void signInAgain(String key) {
        Map<String, String> credentials = Map.of("email", person.email(), "password", person.password());
        Api.Answer answer = once(key, as -> as.post("/api/v1/auth/login", credentials), installation.api());
        if (answer != null && answer.status() == 200) {
            api = installation.api().withToken(answer.json().path("accessToken").asText());
        }
    }

    /** The answer, or null if the request is to be sent again. */
    private Api.@Nullable Answer once(String key, Function<Api, Api.Answer> request, Api caller) {
        long begin = System.nanoTime();
        try {
            Api.Answer answer = request.apply(caller);
            ledger.took(System.nanoTime() - begin);
            if (UNANSWERED.contains(answer.status())
                    || answer.status() == 409 && answer.problem().equals("IDEMPOTENCY_IN_PROGRESS")) {
                ledger.repeated(key, Integer.toString(answer.status()));
                return null;
            }
            return answer;
        } catch (UncheckedIOException e) {
            ledger.repeated(key, String.valueOf(e.getCause()));
            return null;
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
