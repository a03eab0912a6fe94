package com.pivotalflow.schema.guard.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.guard.snapshot.Constraint;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two checks are compared by the texts that the server makes of them. */
class ChecksTest {

    private static final String SET = "(method = ANY (ARRAY['card'::text, 'cash'::text]))";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (method = ANY (ARRAY['card'::text, 'cash'::text, 'iou'::text])) | WIDER_SET
            (method = ANY (ARRAY['cash'::text]))                            | STRICTER
            (method = ANY (ARRAY['card'::text, 'iou'::text]))               | OTHER
            (other = ANY (ARRAY['card'::text, 'cash'::text, 'iou'::text]))  | OTHER
            (method <> ''::text)                                            | OTHER
            (method = 'cash'::text)                                         | STRICTER
            (method = 'iou'::text)                                          | OTHER
            """)
    void closedSetsAreComparedByTheirWords(String now, Checks.Relation relation) {
        assertThat(Checks.compare(check(SET), check(now))).isEqualTo(relation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (amount >= 1)                        | (amount >= 5)                         | STRICTER
            (amount >= (1)::numeric)             | (amount > 0)                          | OTHER
            (amount >= 1)                        | (amount >= 0)                         | OTHER
            ((rating >= 1) AND (rating <= 5))    | ((rating >= 2) AND (rating <= 5))     | STRICTER
            ((rating >= 1) AND (rating <= 5))    | ((rating >= 1) AND (rating <= 50))    | OTHER
            (amount >= 1)                        | ((amount >= 1) AND (amount < 9))      | STRICTER
            (amount >= 1)                        | ((amount >= 1) OR (amount < 9))       | OTHER
            (length(note) <= 20)                 | (length(note) <= 10)                  | STRICTER
            (length(note) <= 20)                 | (length(note) <= 30)                  | OTHER
            """)
    void boundsAndPartsAreComparedToo(String old, String now, Checks.Relation relation) {
        assertThat(Checks.compare(check(old), check(now))).isEqualTo(relation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (length((label)::text) > 1)  | (length(label) > 1)          | true
            ((amount)::numeric >= 1)     | (amount >= 1)                | true
            (amount >= 1)                | (amount >= 0)                | false
            (amount >= (1)::numeric)     | (amount >= 1)                | true
            ((a AND b) OR c)             | (a AND (b OR c))             | false
            (note = 'x::text'::text)     | (note = 'x'::text)           | false
            """)
    void castsThatAChangeOfTypeAddsMakeNoDifference(String old, String now, boolean same) {
        assertThat(Checks.same(check(old), check(now))).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(c IS NOT NULL)", "(\"drop\" IS NOT NULL)"})
    void aCheckMayDoNothingButRequireAColumn(String expression) {
        assertThat(Checks.requiredColumn(check(expression))).contains(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(c > 0)", "((c IS NOT NULL) OR d)", "((c IS NOT NULL) AND (d IS NOT NULL))"})
    void otherChecksRequireNoColumn(String expression) {
        assertThat(Checks.requiredColumn(check(expression))).isEmpty();
    }

    private static Constraint check(String expression) {
        return new Constraint(
                1,
                "ck",
                2,
                0,
                'c',
                "CHECK (" + expression + ")",
                expression,
                true,
                false,
                false,
                List.of(3),
                0,
                List.of(),
                "  ",
                0,
                0);
    }
}
