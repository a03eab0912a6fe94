package com.pivotalflow.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArabicFormsTest {

    private static String codes(String text) {
        return text.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        // Seen, lam with alef, meem: the ligature lets the meem stand alone.
        "'\u0633\u0644\u0627\u0645', feb3 fefc fee1",
        // Meem, hah, meem, dal: all four joined.
        "'\u0645\u062D\u0645\u062F', fee3 fea4 fee4 feaa",
        // Dal and waw join nothing after them.
        "'\u062F\u0648\u0631', fea9 feed fead",
        // A letter between blanks and a hamza, which never joins.
        "'\u0628 \u0621\u0628', fe8f 20 fe80 fe8f",
        // Marks stand upon letters and part nothing.
        "'\u0628\u064E\u0628\u0651\u0628', fe91 64e fe92 651 fe90",
        // Lam with a mark, and alef with hamza.
        "'\u0644\u0651\u0623', fef7 651",
        // Persian and Urdu: peh, gaf, yeh barree.
        "'\u067E\u06AF\u06D2', fb58 fb95 fbaf",
        // A tatweel joins on both sides, a joiner too, and a non-joiner on neither.
        "'\u0640\u0628\u0640', 640 fe92 640",
        "'\u0647\u200D', feeb 200d",
        "'\u0645\u06CC\u200C\u062E', fee3 fbfd 200c fea5",
        // Beside what has no forms, letters stand alone.
        "'a\u0628\u05D01', 61 fe8f 5d0 31"
    })
    void lettersTakeTheFormThatTheirNeighboursAskFor(String text, String forms) {
        assertThat(codes(ArabicForms.of(text))).isEqualTo(forms);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Audit of Te Kūiti", "\u05E9\u05DC\u05D5\u05DD", "倉庫 🚀", "\u067C\u0681"})
    void whatHasNoFormsStaysAsItIs(String text) {
        assertThat(ArabicForms.of(text)).isEqualTo(text);
    }

    @Test
    void everyLetterThatJoinsIsFoundAgainInItsForms() {
        StringBuilder letters = new StringBuilder();
        for (int letter = 0x0620; letter <= 0x06D3; letter++) {
            if (Character.isLetter(letter)) {
                letters.appendCodePoint(letter);
            }
        }
        String written = Normalizer.normalize(letters, Normalizer.Form.NFKC);

        assertThat(Normalizer.normalize(ArabicForms.of(written), Normalizer.Form.NFKC))
                .isEqualTo(written);
    }
}
