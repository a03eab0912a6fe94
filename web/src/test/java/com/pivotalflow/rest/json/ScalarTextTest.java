package com.pivotalflow.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7.25",
                "12345678901234567.1234",
                "1e12",
                "1E-12",
                "1e+3",
                "-1.50",
                "007",
                "0.0000000000000000000000000000000000001"
            })
    void numbersAreExact(String text) {
        assertThat(ScalarText.decimal(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e13",
                "1e-13",
                "1e999999999",
                "1e99999999999999999999",
                "-1e-2147483649",
                "12345678901234567890123456789012345678901"
            })
    void hugeNumbersAreOutOfRangeWithoutBeingWorkedOut(String text) {
        assertRefused(text, ScalarText::decimal, "NUMBER_OUT_OF_RANGE");
    }

    @Test
    void aMillionDigitsAreOutOfRangeToo() {
        assertRefused("9".repeat(1_000_000), ScalarText::decimal, "NUMBER_OUT_OF_RANGE");
        assertRefused("0." + "1".repeat(1_000_000) + "x", ScalarText::decimal, "FORMAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "+1",
                "1,5",
                "1.",
                ".5",
                "1e",
                "0x10",
                "NaN",
                "Infinity",
                "1_000",
                "１",
                "٣",
                "1d",
                "--1"
            })
    void otherSpellingsOfNumbersAreRefused(String text) {
        assertRefused(text, ScalarText::decimal, "FORMAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-30",
                "2026-13-01",
                "2026-5-1",
                "20260501",
                "2026-05-01T00:00:00Z",
                "0000-01-01",
                "-2026-05-01",
                "+12026-05-01",
                "2026-02-29",
                "today"
            })
    void onlyDatesOfTheCalendarAreDates(String text) {
        assertRefused(text, ScalarText::date, "FORMAT");
    }

    @Test
    void aDateIsADate() {
        assertThat(ScalarText.date("2028-02-29")).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T02:15:30Z,2026-05-01T02:15:30Z",
        "2026-05-01T14:15:30.120+12:00,2026-05-01T02:15:30.120Z",
        "2026-05-01t02:15:30z,2026-05-01T02:15:30Z"
    })
    void anInstantMayHaveAnyOffset(String text, String expected) {
        assertThat(ScalarText.instant(text)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-05-01", "2026-05-01T02:15:30", "2026-05-01T25:00:00Z", "2026-05-01T02:15:30+99:00", "now"})
    void instantsNeedADateATimeAndAnOffset(String text) {
        assertRefused(text, ScalarText::instant, "FORMAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1-1-1-1-1", "0197a3c26a217f088e103b5d9c4a2e02", "{0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02}", ""})
    void idsAreWrittenInFull(String text) {
        assertRefused(text, ScalarText::id, "FORMAT");
    }

    @Test
    void textIsComposedAndStripped() {
        assertThat(ScalarText.text(" \t a\r\nb\tc \n")).isEqualTo("a\nb\tc");
        assertThat(ScalarText.text("e\u0301")).isEqualTo("\u00e9");
        assertThat(ScalarText.text("\ud83d\ude80")).isEqualTo("\ud83d\ude80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u0007", "\u001b[31m", "a\rb", "\u0085", "\u009f", "\ud83d", "\ude80\ud83d"})
    void controlCharactersAndHalvesAreRefused(String text) {
        assertRefused(text, ScalarText::text, "TEXT_INVALID");
    }

    @Test
    void wholeNumbersHaveBounds() {
        assertThat(ScalarText.integer("-5", -5, 5)).isEqualTo(-5);
        assertRefused("6", text -> ScalarText.integer(text, -5, 5), "NUMBER_OUT_OF_RANGE");
        assertRefused("9".repeat(30), text -> ScalarText.integer(text, -5, 5), "NUMBER_OUT_OF_RANGE");
        assertRefused("1.0", text -> ScalarText.integer(text, -5, 5), "TYPE_MISMATCH");
    }

    private static void assertRefused(String text, Function<String, ?> reader, String code) {
        assertThatExceptionOfType(UnfitValueException.class)
                .isThrownBy(() -> reader.apply(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
