package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever changes a record names the state of it that he saw, and is told when that is not the present one. */
@OnRealServer
class QuotePreconditionIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final String NOBODYS = QUOTES + "/0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02";
    private static final String CHANGE = "{\"title\":\"Another audit\"}";

    private Firm firm;
    private Api api;
    private String path;
    private String etag;

    @BeforeEach
    void makeADraft() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        JsonNode quote = api.post(QUOTES, firm.quote(Firm.exampleLines())).json();
        path = QUOTES + "/" + quote.path("id").asText();
        etag = quote.path("etag").asText();
    }

    @Test
    void withoutATagNothingIsChanged() {
        for (Api.Answer answer : List.of(api.patch(path, CHANGE), api.delete(path))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(428);
            assertThat(answer.problem()).isEqualTo("IF_MATCH_REQUIRED");
        }
        assertThat(api.get(path).header("ETag")).contains(etag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "*|400|IF_MATCH_INVALID",
                "W/\"1-0\"|400|IF_MATCH_INVALID",
                "1-0|400|IF_MATCH_INVALID",
                "\"1-0|400|IF_MATCH_INVALID",
                "\"1-0\", \"2-0\"|400|IF_MATCH_INVALID",
                "\"1-0\"|412|ETAG_MISMATCH",
                "\"2-0\"|412|ETAG_MISMATCH",
                "\"elsewhere\"|412|ETAG_MISMATCH",
                "\"99999999999999999999-0\"|412|ETAG_MISMATCH",
            })
    void aTagThatIsNotThePresentOneIsRefused(String tag, int status, String code) {
        Api stale = api.with("If-Match", tag);
        for (Api.Answer answer : List.of(stale.patch(path, CHANGE), stale.delete(path))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            assertThat(answer.problem()).isEqualTo(code);
            if (status == 412) {
                assertThat(answer.json().path("currentETag").asText()).isEqualTo(etag);
            }
        }
    }

    @Test
    void theRowVersionCountsAndTheViewDoesNot() throws Exception {
        Api clerk = firm.as("quotes.view", "quotes.update");
        assertThat(clerk.get(path).header("ETag")).isNotEqualTo(api.get(path).header("ETag"));

        Api.Answer answer = clerk.with("If-Match", etag).patch(path, CHANGE);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void shapeIsToldBeforeExistenceAndExistenceBeforeThePrecondition() throws Exception {
        Api stranger = Firm.open().as(Firm.EVERYTHING);

        assertThat(api.patch(NOBODYS, "{\"title\":7}").status()).isEqualTo(422);
        assertThat(api.patch(NOBODYS, CHANGE).problem()).isEqualTo("QUOTE_NOT_FOUND");
        assertThat(stranger.patch(path, CHANGE).withoutTrace())
                .isEqualTo(stranger.patch(NOBODYS, CHANGE).withoutTrace());
        assertThat(stranger.with("If-Match", etag).delete(path).problem()).isEqualTo("QUOTE_NOT_FOUND");
    }

    @Test
    void onlyAMergePatchIsTaken() {
        for (String type : List.of("application/json", "application/json-patch+json", "text/plain")) {
            Api.Answer answer = api.with("If-Match", etag).sendText("PATCH", path, type, CHANGE);

            assertThat(answer.status()).as(type + ": " + answer).isEqualTo(415);
            assertThat(answer.problem()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void aRepeatedPatchGetsItsAnswerAgainAndNotThatTheTagIsStale() {
        Api keyed = api.with("If-Match", etag).with("Idempotency-Key", "patch-1");
        Api.Answer first = keyed.patch(path, CHANGE);

        Api.Answer again = keyed.patch(path, CHANGE);
        Api.Answer reused = keyed.patch(path, "{\"title\":\"A third audit\"}");

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(reused.problem()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(api.get(path).json().path("etag").asText()).startsWith("\"1-");
    }

    @Test
    void ofSeveralChangesAtOnceOneWinsAndTheOthersLearnTheNewTag() throws Exception {
        int callers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<Api.Answer>> changes = IntStream.range(0, callers)
                    .<Callable<Api.Answer>>mapToObj(
                            i -> () -> api.with("If-Match", etag).patch(path, "{\"title\":\"Audit " + i + "\"}"))
                    .toList();
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> answer : pool.invokeAll(changes)) {
                answers.add(answer.get());
            }

            String now = api.get(path).header("ETag").orElseThrow();
            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .hasSize(callers - 1)
                    .allSatisfy(answer -> {
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(412);
                        assertThat(answer.json().path("currentETag").asText()).isEqualTo(now);
                    });
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"%s|304", "W/%s|304", "*|304", "\"9-9\", %s|304", "\"9-9\"|200", "\"0-9\"|200"})
    void whoHasTheRepresentationAlreadyIsNotSentItAgain(String tags, int status) {
        Api.Answer answer = api.with("If-None-Match", tags.replace("%s", etag)).get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("ETag")).contains(etag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%s|\"9-9\"|304",
                "\"9-9\"|%s|304",
                "\"9-9\"|\"8-8\", W/%s|304",
                "\"9-9\"|\"8-8\"|200",
            })
    void aHeaderSentTwiceIsOneWithBothLists(String first, String second, int status) {
        Api.Answer twice = api.with("If-None-Match", first.replace("%s", etag))
                .with("If-None-Match", second.replace("%s", etag))
                .get(path);
        Api.Answer once = api.with("If-None-Match", (first + ", " + second).replace("%s", etag))
                .get(path);

        assertThat(twice.status()).isEqualTo(status);
        assertThat(once.status()).isEqualTo(status);
        assertThat(twice.text()).isEqualTo(once.text());
    }

    @Test
    void aPreconditionSentTwiceIsAListAndNamesNoState() {
        for (String other : List.of(etag, "\"9-9\"")) {
            Api once = api.with("If-Match", etag + ", " + other);
            Api presentFirst = api.with("If-Match", etag).with("If-Match", other);
            Api presentLast = api.with("If-Match", other).with("If-Match", etag);
            for (Api listing : List.of(once, presentFirst, presentLast)) {
                for (Api.Answer answer : List.of(listing.patch(path, CHANGE), listing.delete(path))) {
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
                    assertThat(answer.problem()).isEqualTo("IF_MATCH_INVALID");
                }
            }
        }
        assertThat(api.get(path).header("ETag")).contains(etag);
    }
}
