package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedSetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text])))",
                "CHECK (((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])))",
                "CHECK ((kind = ANY (ARRAY['b'::text, 'a'::text]))) NOT VALID"
            })
    void aCheckListsTheValuesOfItsColumn(String check) {
        assertThat(ClosedSet.of("kind", List.of(check(check))))
                .hasValueSatisfying(values -> assertThat(values).containsExactly("a", "b"));
        assertThat(ClosedSet.column(check(check))).contains("kind");
    }

    @Test
    void oneValueIsAListToo() {
        assertThat(ClosedSet.of("choose", List.of(check("CHECK ((choose = 'it''s (one)'::text))"))))
                .hasValueSatisfying(values -> assertThat(values).containsExactly("it's (one)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHECK ((kind <> ALL (ARRAY['a'::text, 'b'::text])))",
                "CHECK (((kind = ANY (ARRAY['a'::text])) OR (other IS NULL)))",
                "CHECK ((other = ANY (ARRAY['a'::text])))",
                "CHECK ((kind ~ '^[a-z]$'::text))"
            })
    void otherChecksListNothingOfIt(String check) {
        assertThat(ClosedSet.of("kind", List.of(check(check)))).isEmpty();
    }

    @Test
    void ofTwoListsOnlyWhatBothAdmitCanBeStored() {
        assertThat(ClosedSet.of(
                        "kind",
                        List.of(
                                check("CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text])))"),
                                check("CHECK ((kind = ANY (ARRAY['b'::text, 'c'::text])))"))))
                .hasValueSatisfying(values -> assertThat(values).containsExactly("b"));
    }

    private static Entry check(String definition) {
        return new Entry("ck on public.things", Kind.CONSTRAINT, definition);
    }
}
