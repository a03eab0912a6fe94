package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same request sent again, as a client does that did not hear the answer: one effect, one answer. */
@OnRealServer
class RepeatedQuoteIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final String KEY = "Idempotency-Key";

    private Firm firm;
    private Api api;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswerAndHasNoSecondEffect() throws Exception {
        Api keyed = api.with(KEY, "first-1");
        Api.Answer first = keyed.post(QUOTES, firm.quote(Firm.exampleLines()));

        Api.Answer again = keyed.post(QUOTES, firm.quote(Firm.exampleLines()));

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(firm.quotes()).isEqualTo(1);
        assertThat(firm.lastNumber()).isEqualTo(1);
    }

    @Test
    void theOrderOfMembersDoesNotMakeAnotherRequest() throws Exception {
        Api keyed = api.with(KEY, "order");
        String start = "{\"customerId\":\"" + firm.customer() + "\",";
        String end = "\"lines\":[{\"description\":\"Audit\",\"itemCode\":\"AUDIT-HR\",\"quantity\":\"1\"}]";
        keyed.postText(QUOTES, "application/json", start + "\"title\":\"Audit\"," + end + "}");

        Api.Answer again = keyed.postText(QUOTES, "application/json", start + end + ", \"title\" : \"Audit\" }");

        assertThat(again.header("Idempotency-Replayed")).as(again.toString()).contains("true");
    }

    @Test
    void aKeyIsNotGoodForAnotherRequest() throws Exception {
        Api keyed = api.with(KEY, "reused");
        keyed.post(QUOTES, firm.quote(Firm.exampleLines()));
        Map<String, Object> other = firm.quote(Firm.exampleLines());
        other.put("title", "Another audit");

        Api.Answer answer = keyed.post(QUOTES, other);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(firm.quotes()).isEqualTo(1);
    }

    @Test
    void keysOfOthersAreTheirOwn() throws Exception {
        Api colleague = firm.as(Firm.EVERYTHING).with(KEY, "shared");
        api.with(KEY, "shared").post(QUOTES, firm.quote(Firm.exampleLines()));

        Api.Answer answer = colleague.post(QUOTES, firm.quote(Firm.exampleLines()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotency-Replayed")).isEmpty();
        assertThat(firm.quotes()).isEqualTo(2);
    }

    @Test
    void aRequestThatFailedLeavesItsKeyFree() throws Exception {
        Api keyed = api.with(KEY, "failed");
        Api.Answer failed = keyed.post(QUOTES, firm.quote(List.of(Firm.line("Unknown", "NO-SUCH-ITEM", "1"))));
        assertThat(failed.status()).isEqualTo(422);

        assertThat(keyed.post(QUOTES, firm.quote(Firm.exampleLines())).status()).isEqualTo(201);
        assertThat(firm.lastNumber()).isEqualTo(1);
    }

    @Test
    void fiftyParallelRequestsWithOneKeyHaveOneEffectAndInTheEndOneAnswer() throws Exception {
        Api keyed = api.with(KEY, "parallel");
        Map<String, Object> content = firm.quote(Firm.exampleLines());

        List<Api.Answer> first = atOnce(50, () -> keyed.post(QUOTES, content));
        List<Api.Answer> early = withStatus(409, first);
        List<Api.Answer> again = atOnce(Math.max(1, early.size()), () -> keyed.post(QUOTES, content));

        assertThat(firm.quotes()).isEqualTo(1);
        assertThat(firm.lastNumber()).isEqualTo(1);
        assertThat(rows("SELECT id FROM audit_logs WHERE organization_id = ? AND entity_type = 'Quote'"))
                .hasSize(1);
        assertThat(early).allSatisfy(answer -> {
            assertThat(answer.problem()).isEqualTo("IDEMPOTENCY_IN_PROGRESS");
            assertThat(answer.header("Retry-After")).contains("1");
        });
        List<Api.Answer> answers = new ArrayList<>(withStatus(201, first));
        assertThat(answers).hasSize(50 - early.size());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
                .as("the one that had the effect")
                .hasSize(1);
        answers.addAll(again);
        String stored = rows("SELECT convert_from(response_body, 'UTF8') FROM idempotency_keys"
                        + " WHERE organization_id = ?")
                .get(0);
        String etag = answers.get(0).json().path("etag").asText();
        String id = answers.get(0).json().path("id").asText();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            assertThat(answer.text()).isEqualTo(stored);
            assertThat(answer.header("ETag")).contains(etag);
            assertThat(answer.header("Location")).contains(QUOTES + "/" + id);
        });
    }

    /** Lets as many clients do the same, none before all are ready. */
    private static List<Api.Answer> atOnce(int clients, Callable<Api.Answer> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(clients);
        Callable<Api.Answer> together = () -> {
            start.await();
            return request.call();
        };
        List<Api.Answer> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            for (Future<Api.Answer> answer : threads.invokeAll(Collections.nCopies(clients, together))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Api.Answer> withStatus(int status, List<Api.Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == status).toList();
    }

    private List<String> rows(String sql) throws Exception {
        return firm.organization().database().rows(sql, firm.organization().id());
    }

    @Test
    void withoutAKeyNothingIsMade() throws Exception {
        Api.Answer answer = api.withoutKey().post(QUOTES, firm.quote(Firm.exampleLines()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(firm.quotes()).isZero();
        assertThat(api.withoutKey().postText(QUOTES, "application/json", "{").problem())
                .as("what can't be read is told first")
                .isEqualTo("MALFORMED_JSON");
        assertThat(api.withoutKey()
                        .post(QUOTES + "/calculate", firm.quote(Firm.exampleLines()))
                        .status())
                .as("a calculation has no effect and needs no key")
                .isEqualTo(200);
    }

    static Stream<String> keysThatAreNone() {
        return Stream.of("two words", "x".repeat(129));
    }

    @ParameterizedTest
    @MethodSource("keysThatAreNone")
    void aKeyIsShortAndVisible(String key) {
        Api.Answer answer = api.with(KEY, key).post(QUOTES, firm.quote(Firm.exampleLines()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void aKeyIsForgottenAfterADay() throws Exception {
        Api keyed = api.with(KEY, "yesterday");
        keyed.post(QUOTES, firm.quote(Firm.exampleLines()));
        firm.organization()
                .database()
                .execute(
                        "UPDATE idempotency_keys SET expires_at = now() - interval '1 minute' WHERE organization_id = ?",
                        firm.organization().id());

        Api.Answer answer = keyed.post(QUOTES, firm.quote(Firm.exampleLines()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotency-Replayed")).isEmpty();
        assertThat(firm.quotes()).isEqualTo(2);
    }

    @Test
    void answersWhoseDayIsOverAreRemovedEachHour() throws Exception {
        api.with(KEY, "old").post(QUOTES, firm.quote(Firm.exampleLines()));
        UUID organization = firm.organization().id();
        Database database = firm.organization().database();
        database.execute(
                "UPDATE idempotency_keys SET expires_at = now() - interval '1 minute' WHERE organization_id = ?",
                organization);
        api.with(KEY, "fresh").post(QUOTES, firm.quote(Firm.exampleLines()));

        Timers.run(TestServer.MAIN, "IdempotencyPurge");

        assertThat(database.number(
                        "SELECT count(*) FROM idempotency_keys WHERE organization_id = ? AND expires_at > now()",
                        organization))
                .isEqualTo(1);
        assertThat(database.number("SELECT count(*) FROM idempotency_keys WHERE organization_id = ?", organization))
                .isEqualTo(1);
    }
}
