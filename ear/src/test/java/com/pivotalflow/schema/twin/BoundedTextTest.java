package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedTextTest {

    @Test
    void aBoundIsTheLengthOfTheEntity() {
        assertThat(BoundedText.same(OptionalInt.of(100), "character varying(100)"))
                .isTrue();
        assertThat(BoundedText.same(OptionalInt.of(100), "character varying(101)"))
                .isFalse();
        assertThat(BoundedText.same(OptionalInt.of(100), "character varying(255)"))
                .isFalse();
    }

    @Test
    void aTextWithoutBoundNeedsAnEntityThatStatesNone() {
        assertThat(BoundedText.same(OptionalInt.empty(), "character varying(255)"))
                .isTrue();
        assertThat(BoundedText.same(OptionalInt.empty(), "character varying(100)"))
                .isFalse();
    }

    @Test
    void itIsAboutTextsAndListsOfTextsOnly() {
        assertThat(BoundedText.concerns("text", "character varying(20)")).isTrue();
        assertThat(BoundedText.concerns("text[]", "character varying(255)[]")).isTrue();
        assertThat(BoundedText.concerns("text[]", "character varying(255)")).isFalse();
        assertThat(BoundedText.concerns("bytea", "character varying(255)")).isFalse();
        assertThat(BoundedText.concerns("text", "text")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHECK ((char_length(name) <= 100)) | 100",
                "CHECK (((char_length(name) >= 2) AND (char_length(name) <= 255))) | 255",
                "CHECK ((char_length(name) < 100)) | 99",
                "CHECK ((char_length(name) = 64)) | 64",
                "CHECK (((name ~ '@'::text) AND (octet_length(name) <= 254))) | 254",
                "CHECK ((char_length(\"name\") <= 7)) NOT VALID | 7"
            })
    void aCheckBoundsAText(String check, int bound) {
        assertThat(BoundedText.bound("name", List.of(check(check)))).hasValue(bound);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHECK ((char_length(surname) <= 100))",
                "CHECK ((char_length(name) >= 3))",
                "CHECK (((status <> 'x'::text) OR (char_length(name) <= 3)))",
                "CHECK ((NOT (char_length(name) <= 3)))",
                "CHECK ((name ~ '^[A-Z]{2}$'::text))"
            })
    void otherChecksDoNot(String check) {
        assertThat(BoundedText.bound("name", List.of(check(check)))).isEmpty();
    }

    @Test
    void theNarrowestOfSeveralBoundsCounts() {
        assertThat(BoundedText.bound(
                        "name",
                        List.of(
                                check("CHECK ((char_length(name) <= 100))"),
                                check("CHECK ((octet_length(name) <= 64))"))))
                .hasValue(64);
    }

    @Test
    void castsDoNotMakeAnotherExpression() {
        assertThat(BoundedText.sameExpression("upper(name)", "upper((name)::text)"))
                .isTrue();
        assertThat(BoundedText.sameExpression("'a'::text", "'a'::character varying"))
                .isTrue();
        assertThat(BoundedText.sameExpression("upper(name)", "lower((name)::text)"))
                .isFalse();
    }

    private static Entry check(String definition) {
        return new Entry("ck on public.things", Kind.CONSTRAINT, definition);
    }
}
