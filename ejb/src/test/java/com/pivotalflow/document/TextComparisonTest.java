package com.pivotalflow.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.document.QuoteDifference.Terms;
import com.pivotalflow.document.QuoteDifference.TextLine;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Terms are compared line by line of text. */
class TextComparisonTest {

    @Test
    void removedAndAddedLinesHaveTheNumbersOfTheirSides() {
        Terms terms = TextComparison.of("a\nb\nc\nd", "a\nx\nc\nd\ne");

        assertThat(terms)
                .isEqualTo(new Terms(
                        true, List.of(new TextLine(2, "b")), List.of(new TextLine(2, "x"), new TextLine(5, "e"))));
        assertThat(TextComparison.changed("a\nb\nc\nd", terms)).isEqualTo("a\nx\nc\nd\ne");
    }

    @Test
    void asManyLinesStayAsCan() {
        Terms terms = TextComparison.of("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc");

        assertThat(terms.removed()).as("7 lines, of which 4 stay").hasSize(3);
        assertThat(terms.added()).as("6 lines, of which 4 stay").hasSize(2);
    }

    @Test
    void absentAndEmptyTextAreTheSame() {
        assertThat(TextComparison.of(null, "").changed()).isFalse();
        assertThat(TextComparison.of("", null).changed()).isFalse();
    }

    @Test
    void textThatComesOrGoesIsAddedOrRemovedWhole() {
        Terms comes = TextComparison.of(null, "a\n");
        Terms goes = TextComparison.of("a\n", null);

        assertThat(comes.added()).containsExactly(new TextLine(1, "a"), new TextLine(2, ""));
        assertThat(TextComparison.changed(null, comes)).isEqualTo("a\n");
        assertThat(goes.removed()).isEqualTo(comes.added());
        assertThat(TextComparison.changed("a\n", goes)).isNull();
    }

    @Test
    void aLineBreakAtTheEndIsADifference() {
        assertThat(TextComparison.of("a", "a\n").added()).containsExactly(new TextLine(2, ""));
    }

    @Test
    void nothingButLineBreaksIsCompared() {
        Terms terms = TextComparison.of("\n".repeat(5_000), "\n".repeat(4_999));

        assertThat(terms.removed()).hasSize(1);
        assertThat(terms.added()).isEmpty();
    }

    @Test
    void thousandsOfLinesWithNothingCommonAtTheEndsAreCompared() {
        String from = "x\n" + letters(1) + "\nx";
        String to = "y\n" + letters(2) + "\ny";

        Terms terms = TextComparison.of(from, to);

        assertThat(TextComparison.changed(from, terms)).isEqualTo(to);
        assertThat(terms.removed()).hasSameSizeAs(terms.added());
    }

    private static String letters(long seed) {
        return new Random(seed)
                .ints(2_500, 'a', 'f')
                .mapToObj(Character::toString)
                .collect(Collectors.joining("\n"));
    }
}
