package com.pivotalflow.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.change.Patch;
import com.pivotalflow.change.PatchOnly;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @NullMarked
    record Address(
            @Length(min = 2, max = 20) String city,
            @Nullable String street) {}

    @NullMarked
    record Part(
            @PatchOnly @Nullable Integer id,
            @Length(min = 2, max = 9) String name) {}

    @NullMarked
    @ServerOwned("total")
    record Order(
            @Length(min = 3, max = 9) String title,
            @Nullable BigDecimal rate,
            @Nullable @Valid Address address,
            @Size(min = 1) List<@Valid Part> parts,
            Metadata metadata) {}

    private static final Order ORDER = new Order(
            "Audit",
            new BigDecimal("1.50"),
            new Address("Napier", "Hill Road"),
            List.of(new Part(7, "Kit")),
            new Metadata(Map.of("tour", "A", "place", Map.of("hall", "B", "gate", new BigDecimal("4")))));

    @Test
    void nothingStatedChangesNothing() {
        assertThat(patched("{}")).isEqualTo(ORDER);
    }

    @Test
    void numbersAreTakenExactly() {
        assertThat(patched("{\"rate\":12345678901234567.1234}").rate()).isEqualByComparingTo("12345678901234567.1234");
    }

    @Test
    void nullRemovesAndObjectsAreMergedAndListsReplaced() {
        Order patched = patched("{\"rate\":null,\"address\":{\"street\":null},\"parts\":[{\"id\":7,\"name\":\"New\"}],"
                + "\"metadata\":{\"tour\":null,\"place\":{\"gate\":null,\"door\":1}}}");

        assertThat(patched.rate()).isNull();
        assertThat(patched.address()).isEqualTo(new Address("Napier", null));
        assertThat(patched.parts()).containsExactly(new Part(7, "New"));
        assertThat(patched.metadata().labels())
                .isEqualTo(Map.of("place", Map.of("hall", "B", "door", new BigDecimal("1"))));
        assertThat(patched("{\"address\":null,\"metadata\":null}").address()).isNull();
    }

    @Test
    void anObjectThatWasNotThereMustBeWhole() {
        Order homeless = patched("{\"address\":null}");

        assertThat(errors(() -> read("{\"address\":{\"street\":\"Hill Road\"}}").applyTo(homeless)))
                .containsExactly("REQUIRED /address/city");
        assertThat(read("{\"address\":{\"city\":\"Napier\"}}").applyTo(homeless).address())
                .isEqualTo(new Address("Napier", null));
    }

    @Test
    void mergedLabelsStayWithinTheirSize() {
        String most = "x".repeat(16_000);
        Order full = patched("{\"metadata\":{\"first\":\"" + most + "\"}}");

        assertThat(errors(() ->
                        read("{\"metadata\":{\"second\":\"" + most + "\"}}").applyTo(full)))
                .containsExactly("LENGTH /metadata");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"nmae\":1}|UNKNOWN_FIELD /nmae",
                "{\"total\":null}|FIELD_READ_ONLY /total",
                "{\"title\":null}|REQUIRED /title",
                "{\"title\":7}|TYPE_MISMATCH /title",
                "{\"title\":\"ab\"}|LENGTH /title",
                "{\"address\":{\"city\":null}}|REQUIRED /address/city",
                "{\"address\":{\"city\":\"N\"}}|LENGTH /address/city",
                "{\"address\":{\"zip\":1}}|UNKNOWN_FIELD /address/zip",
                "{\"address\":[]}|TYPE_MISMATCH /address",
                "{\"parts\":null}|LENGTH /parts",
                "{\"parts\":[]}|LENGTH /parts",
                "{\"parts\":[{}]}|REQUIRED /parts/0/name",
                "{\"parts\":[{\"name\":\"x\"}]}|LENGTH /parts/0/name",
                "{\"metadata\":7}|TYPE_MISMATCH /metadata",
                "[]|TYPE_MISMATCH ",
                "null|REQUIRED ",
            })
    void whatIsWrongIsSaidBeforeTheRecordIsKnown(String body, String error) {
        assertThat(errors(() -> read(body))).containsExactly(error);
    }

    private static Order patched(String body) {
        return read(body).applyTo(ORDER);
    }

    private static Patch<Order> read(String body) {
        try {
            return Commands.readPatch(
                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                    Order.class,
                    VALIDATOR,
                    tree -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> errors(Runnable call) {
        return catchThrowableOfType(DomainException.class, call::run).errors().stream()
                .map(error -> (error.code() + " " + error.pointer()).strip())
                .toList();
    }
}
