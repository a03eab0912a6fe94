package com.pivotalflow.print;

import com.pivotalflow.wording.Words;
import java.util.Locale;
import java.util.Map;

/** A page for nobody, with all that our documents are made of but for their figures. */
public final class SamplePage {

    private static final int LENGTH_OF_HASH = 32;
    private static final int ROWS = 20;

    private SamplePage() {}

    /**
     * Prints it.
     *
     * @throws PrintFailedException a defect of ours
     */
    public static byte[] pdf() {
        Words words = Words.of(Locale.ENGLISH);
        Letter letter = new Letter(words, words.of("quote"), "Pivotal Flow", "0", "");
        Sheet sheet = new Sheet(words.language(), words.of("quote"), "Pivotal Flow");
        Part body = sheet.body();
        letter.foot(body);
        Letter.small(letter.head(body), "Pivotal Flow");
        letter.subject(body, words.of("quote"), words.of("draft.note"));
        Part rows = body.add("table", "lines").add("tbody");
        for (int number = 1; number <= ROWS; number++) {
            Part row = rows.add("tr");
            row.rowHead(Integer.toString(number));
            row.add("td", "figure").text(words.day("2026-01-31"));
        }
        letter.seal(body, Map.of("hash", "0"));
        return new Typesetter("warm-up", new byte[LENGTH_OF_HASH], "2026-01-31", words.of("draft")).pdf(sheet);
    }
}
