package com.pivotalflow.schema.guard.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions as the server prints them, looked at with one row: n = 5, s = 'abc', d = '{}', nothing = NULL. */
class ExpressionTest {

    private static final Map<String, Object> ROW = Map.of(
            "n",
            ValueKind.NUMBER.parse("5"),
            "s",
            "abc",
            "t",
            true,
            "d",
            "{\"a\": 1}",
            "b",
            "\\x00ff",
            "day",
            ValueKind.DATE.parse("2024-02-29"),
            "nothing",
            Missing.NULL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "((n >= 1) AND (n <= 5)) | true",
                "(n > (5)::numeric) | false",
                "(s = ANY (ARRAY['x'::text, 'abc'::text])) | true",
                "((s)::text <> ALL ((ARRAY['x'::character varying, 'abc'::character varying])::text[])) | false",
                "((char_length(s) >= 3) AND (octet_length(b) = 2)) | true",
                "(s ~ '^[a-c]{3}$'::text) | true",
                "(s ~ '^[^[:space:]]$'::text) | false",
                "(s ~~ 'a%'::text) | true",
                "(s !~~* 'A_C'::text) | false",
                "(jsonb_typeof(d) = 'object'::text) | true",
                "((s = 'abc'::text) = (nothing IS NOT NULL)) | false",
                "(num_nonnulls(n, s, nothing) = 2) | true",
                "(COALESCE(nothing, s) = 'abc'::text) | true",
                "(lower(s) <> upper(s)) | true",
                "CASE WHEN (n = (5)::numeric) THEN (s IS NULL) ELSE true END | false",
                "((nothing > 3) IS TRUE) | false",
                "(nothing IS DISTINCT FROM n) | true",
                "(n = ((2 + 4) - 1)) | true",
                "(NOT t) | false",
                "(day < '2024-03-01'::date) | true",
                "(day > 'infinity'::timestamp with time zone) | false",
                "(nothing > 3) | NULL",
                "((nothing > 3) OR t) | true",
                "((nothing > 3) AND (NOT t)) | false",
                "(public.judge(s) = 1) | UNKNOWN",
                "((public.judge(s) = 1) OR (n = 5)) | true",
                "(n @> 5) | UNKNOWN",
                "this is no condition ( | UNKNOWN"
            })
    void comesToWhatTheServerSays(String condition, String expected) {
        assertThat(ExpressionParser.parse(condition).value(ExpressionTest::value))
                .hasToString(expected);
    }

    @Test
    void costsAsMuchAsThereIsToChange() {
        assertThat(cost("((n = 1) AND (s = 'x'::text) AND t)")).isEqualTo(2);
        assertThat(cost("((n = 1) OR (s = 'x'::text))")).isEqualTo(1);
        assertThat(cost("((s = 'abc'::text) = ((nothing IS NOT NULL) AND (n = 1)))"))
                .isEqualTo(1);
        assertThat(cost("(NOT ((n = 5) OR t))")).isEqualTo(2);
        assertThat(cost("((nothing = 3) IS TRUE)")).isEqualTo(1);
        assertThat(cost("(nothing = 3)")).isZero();
        assertThat(cost("public.judge(s)")).isZero();
    }

    @Test
    void knowsTheColumnsOfWhatItCannotRead() {
        assertThat(ExpressionParser.parse("(VALUE ~@~ other) (", Map.of("value", "n"))
                        .columns())
                .containsExactly("n", "other");
    }

    private static int cost(String condition) {
        return ExpressionParser.parse(condition).cost(true, false, ExpressionTest::value);
    }

    private static Object value(String column) {
        return ROW.getOrDefault(column, Missing.UNKNOWN);
    }
}
