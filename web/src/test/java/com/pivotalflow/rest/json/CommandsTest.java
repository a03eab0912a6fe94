package com.pivotalflow.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.problem.Verbatim;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final String ID = "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02";

    enum Mood {
        GOOD("good"),
        SO_SO("so_so");

        private final String wireName;

        Mood(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    enum Level {
        LINE,
        DOCUMENT
    }

    record OrderId(UUID value) {}

    @NullMarked
    @ServerOwned({"id", "status", "totals"})
    record Order(
            @Size(min = 3, max = 20) String title,
            OrderId customerId,
            @Nullable LocalDate day,
            @Nullable Instant at,
            @Nullable Mood mood,
            @Nullable Level level,
            @Nullable Boolean urgent,
            @Nullable Integer count,
            @Nullable @Verbatim String secret,
            @Size(min = 1, message = "{LINES_REQUIRED}") List<@Valid Item> lines,
            Metadata metadata) {}

    @NullMarked
    @ServerOwned("amounts")
    record Item(
            @Size(min = 1, max = 10) String description,
            @Positive(message = "{QUANTITY_NOT_POSITIVE}") BigDecimal quantity,
            @Nullable @Digits(integer = 9, fraction = 6) BigDecimal unitPrice,
            @Nullable @Pattern(regexp = "[A-Z]+") String code,
            @Nullable @Size(max = 2) List<String> tags,
            @Nullable Metadata metadata) {}

    @Test
    void aGoodBodyBecomesTheRecord() {
        Order order = read("""
                {"title": "  Tu\u0304i\u0304 Freight\\r\\n ", "customerId": "%s", "day": "2026-05-31",
                 "at": "2026-05-01T02:15:30.120+02:00", "mood": "so_so", "level": "DOCUMENT", "urgent": true, "count": 3,
                 "secret": "  as is  ",
                 "lines": [{"description": "Audit", "quantity": 7.250, "unitPrice": "137.4000", "tags": []}],
                 "metadata": {"campaign": "autumn", "score": 1.10, "flags": [true, {"a": null}]}}
                """.formatted(ID));

        assertThat(order.title()).isEqualTo("T\u016b\u012b Freight");
        assertThat(order.customerId()).isEqualTo(new OrderId(UUID.fromString(ID)));
        assertThat(order.day()).isEqualTo(LocalDate.of(2026, 5, 31));
        assertThat(order.at()).isEqualTo(Instant.parse("2026-05-01T00:15:30.120Z"));
        assertThat(order.mood()).isEqualTo(Mood.SO_SO);
        assertThat(order.level()).isEqualTo(Level.DOCUMENT);
        assertThat(order.urgent()).isTrue();
        assertThat(order.count()).isEqualTo(3);
        assertThat(order.secret()).isEqualTo("  as is  ");
        assertThat(order.lines().get(0).quantity()).isEqualTo(new BigDecimal("7.250"));
        assertThat(order.lines().get(0).unitPrice()).isEqualTo(new BigDecimal("137.4000"));
        assertThat(order.metadata().labels())
                .containsExactly(
                        entry("campaign", "autumn"),
                        entry("score", new BigDecimal("1.10")),
                        entry("flags", List.of(true, Map.of())));
    }

    @Test
    void whatIsAbsentIsEmptyOrNull() {
        Order order = read(good("\"lines\":[{\"description\":\"A\",\"quantity\":1,\"metadata\":null}]"));

        assertThat(order.day()).isNull();
        assertThat(order.metadata()).isEqualTo(Metadata.none());
        assertThat(order.lines().get(0).metadata()).isNull();
        assertThat(order.lines().get(0).tags()).isNull();
    }

    @NullMarked
    record Choice(Map<String, UUID> taken) {}

    @Test
    void membersThatTheClientNamesAreIds() throws Exception {
        assertThat(choice("{\"taken\":{\"HOST\":\"" + ID + "\"}}").taken())
                .containsExactly(entry("HOST", UUID.fromString(ID)));
        assertThat(choice("{}").taken()).isEmpty();
    }

    @Test
    void membersThatTheClientNamesArePointedTo() {
        assertThat(refusedChoice("{\"taken\":{\"A/B\":null,\"C\":1,\"D\":\"x\"}}"))
                .containsExactly("/taken/A~1B REQUIRED", "/taken/C TYPE_MISMATCH", "/taken/D FORMAT");
        assertThat(refusedChoice("{\"taken\":[]}")).containsExactly("/taken TYPE_MISMATCH");
    }

    private static Choice choice(String body) throws IOException {
        return Commands.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), Choice.class, VALIDATOR);
    }

    private static List<String> refusedChoice(String body) {
        return catchThrowableOfType(DomainException.class, () -> choice(body)).errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    @Test
    void everythingWrongIsReportedAtOnceInDocumentOrder() {
        DomainException refusal = refusal("""
                {"status": "sent", "title": "ab", "colour": 1, "day": "2026-02-30", "count": 1.5,
                 "lines": [{"description": "", "quantity": -1, "amounts": {}},
                           null,
                           {"quantity": "1,5", "unitPrice": 0.1234567, "code": "x", "tags": ["a", 2, "c"]},
                           {"description": "fine", "quantity": 0}],
                 "customerId": "1-1-1-1-1"}
                """);

        assertThat(refusal.refusal()).isEqualTo(Refusal.INVALID);
        assertThat(refusal.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(found(refusal))
                .containsExactly(
                        "/status FIELD_READ_ONLY",
                        "/title LENGTH",
                        "/colour UNKNOWN_FIELD",
                        "/day FORMAT",
                        "/count TYPE_MISMATCH",
                        "/lines/0/description LENGTH",
                        "/lines/0/quantity QUANTITY_NOT_POSITIVE",
                        "/lines/0/amounts FIELD_READ_ONLY",
                        "/lines/1 REQUIRED",
                        "/lines/2/quantity FORMAT",
                        "/lines/2/unitPrice SCALE_EXCEEDED",
                        "/lines/2/code FORMAT",
                        "/lines/2/tags/1 TYPE_MISMATCH",
                        "/lines/2/description REQUIRED",
                        "/lines/3/quantity QUANTITY_NOT_POSITIVE",
                        "/customerId FORMAT");
    }

    @Test
    void aCompleteRecordIsValidatedToo() {
        assertThat(found(refusal(good("\"lines\":[]")))).containsExactly("/lines LINES_REQUIRED");
        assertThat(found(refusal(good("\"metadata\":{}")))).containsExactly("/lines LINES_REQUIRED");
        assertThat(found(refusal(good("\"lines\":[{\"description\":\"A\",\"quantity\":0}]"))))
                .containsExactly("/lines/0/quantity QUANTITY_NOT_POSITIVE");
    }

    @Test
    void namesInPointersAreEscaped() {
        assertThat(found(refusal(good("\"a/b~c\":1,\"lines\":[{\"description\":\"A\",\"quantity\":1}]"))))
                .containsExactly("/a~1b~0c UNKNOWN_FIELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "null"})
    void aBodyIsRequired(String body) {
        assertThat(found(refusal(body))).containsExactly(" REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "true"})
    void aBodyIsAnObject(String body) {
        assertThat(found(refusal(body))).containsExactly(" TYPE_MISMATCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"title\"",
                "{\"title\":}",
                "{\"title\":\"a\",}",
                "{\"title\":\"a\"} x",
                "{\"title\":\"a\"}{}",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "{\"lines\":[{\"quantity\":1,\"quantity\":2}]}",
                "{\"count\":NaN}",
                "{\"count\":Infinity}",
                "{\"count\":+1}",
                "{\"count\":01}",
                "{\"count\":1.}",
                "{'title':'a'}",
                "{title:\"a\"}",
                "{\"title\":\"a\nb\"}",
                "{\"title\":\"\\x\"}",
                "// comment\n{}",
                "]"
            })
    void whatIsNotJsonIsMalformed(String body) {
        DomainException refusal = refusal(body);

        assertThat(refusal.refusal()).isEqualTo(Refusal.MALFORMED);
        assertThat(refusal.code()).isEqualTo("MALFORMED_JSON");
        assertThat(refusal.members()).containsKeys("line", "column");
        assertThat(refusal.detail()).doesNotContain("com.fasterxml", "Source");
    }

    @Test
    void thePlaceOfASyntaxErrorIsTold() {
        DomainException refusal = refusal("{\n  \"title\": nope\n}");

        assertThat(refusal.members()).containsEntry("line", 2);
    }

    @Test
    void depthIsBounded() {
        assertThat(refusal("{\"metadata\":" + "[".repeat(32) + "]".repeat(32) + "}")
                        .code())
                .isEqualTo("MALFORMED_JSON");
        assertThat(refusal("[".repeat(100_000)).code()).isEqualTo("MALFORMED_JSON");
        assertThat(refusal("{\"metadata\":" + "[".repeat(30) + "]".repeat(30) + "}")
                        .code())
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void bytesThatAreNoUtf8AreMalformed() {
        assertThat(refusal(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'})
                        .code())
                .isEqualTo("MALFORMED_JSON");
        assertThat(refusal("{\"title\":\"a\"}".getBytes(StandardCharsets.UTF_16))
                        .code())
                .isEqualTo("MALFORMED_JSON");
    }

    @Test
    void businessValuesAmongLabelsAreRefusedBeforeTheShapeIsLookedAt() {
        DomainException refusal = refusal("""
                {"unknown": 1,
                 "lines": [{}, {"metadata": {"pricing": [{"unit_price": 1}], "note": "x", "QTY": null}}],
                 "metadata": {"a": {"Grand-Total": 1}}, "notes": "the price is fine in a text"}
                """);

        assertThat(refusal.refusal()).isEqualTo(Refusal.MALFORMED);
        assertThat(refusal.code()).isEqualTo("JSONB_MONETARY_FORBIDDEN");
        assertThat((List<?>) refusal.members().get("violations"))
                .extracting("path")
                .containsExactly(
                        "lines[1].metadata.pricing[0].unit_price", "lines[1].metadata.QTY", "metadata.a.Grand-Total");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1e400}|/metadata/a NUMBER_OUT_OF_RANGE",
                "{\"a\":\"x\\u0000\"}|/metadata/a TEXT_INVALID",
                "{\"a\\u0000\":1}|/metadata/a\u0000 TEXT_INVALID",
                "{\"a\":[1,null]}|/metadata/a/1 REQUIRED",
                "{\"a\":\"\\ud800\"}|/metadata/a TEXT_INVALID",
                "[]|/metadata TYPE_MISMATCH",
                "\"text\"|/metadata TYPE_MISMATCH"
            })
    void labelsHoldOnlyWhatCanBeStored(String labels, String expected) {
        String body = good("\"lines\":[{\"description\":\"A\",\"quantity\":1}],\"metadata\":" + labels);

        assertThat(found(refusal(body))).containsExactly(expected);
    }

    @Test
    void labelsAreBoundedInSizeAndDepth() {
        String lines = "\"lines\":[{\"description\":\"A\",\"quantity\":1}],\"metadata\":";

        assertThat(found(refusal(good(lines + "{\"a\":\"" + "x".repeat(16 * 1024) + "\"}"))))
                .containsExactly("/metadata LENGTH");
        // In UTF-8 each of these takes three bytes.
        assertThat(found(refusal(good(lines + "{\"a\":\"" + "漢".repeat(6 * 1024) + "\"}"))))
                .containsExactly("/metadata LENGTH");
        assertThat(found(refusal(good(lines + "{\"a\":".repeat(9) + "1" + "}".repeat(9)))))
                .containsExactly("/metadata/a/a/a/a/a/a/a/a LENGTH");
        assertThat(read(good(lines + "{\"a\":".repeat(8) + "1" + "}".repeat(8)))
                        .metadata()
                        .isEmpty())
                .isFalse();
    }

    private static String good(String rest) {
        return "{\"title\":\"Audit\",\"customerId\":\"" + ID + "\"," + rest + "}";
    }

    private static Order read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Order read(byte[] body) {
        try {
            return Commands.read(new ByteArrayInputStream(body), Order.class, VALIDATOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DomainException refusal(String body) {
        return refusal(body.getBytes(StandardCharsets.UTF_8));
    }

    private static DomainException refusal(byte[] body) {
        DomainException refusal = catchThrowableOfType(DomainException.class, () -> read(body));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static List<String> found(DomainException refusal) {
        return refusal.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }
}
