package com.pivotalflow.print;

import com.pivotalflow.wording.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all our documents have in common: who speaks, what it is, the foot of each page, prose, and what is said of the
 * document at its end.
 *
 * @param words around the content
 * @param kind the document's, in words
 * @param seller who speaks
 * @param reference how people call the document
 * @param shortHash first digits of the content hash; empty on a draft
 */
record Letter(Words words, String kind, String seller, String reference, String shortHash) {

    /** Writes the foot, which has to stand before everything else. */
    void foot(Part body) {
        Part row = body.add("table", "foot").add("tbody").add("tr");
        Part left = row.add("td");
        left.add("div").written(seller);
        left.add("div").text(kind + " ").written(reference);
        Part center = row.add("td", "center");
        if (shortHash.isEmpty()) {
            center.add("div", "draft").text(words.of("draft"));
        } else {
            center.add("div").text(words.of("hash"));
            center.add("div").text(shortHash);
        }
        row.add("td", "end")
                .add("span", "page")
                .attribute("data-page", words.of("page"))
                .attribute("data-of", words.of("of"));
    }

    /** Writes the head; gives the part below who speaks. */
    Part head(Part body) {
        Part row = body.add("table", "head").add("tbody").add("tr");
        Part speaker = row.add("td");
        speaker.add("div", "seller").written(seller);
        Part what = row.add("td", "kind");
        what.add("div", "word").text(kind);
        what.add("div").written(reference);
        if (shortHash.isEmpty()) {
            what.add("div", "draft").text(words.of("draft"));
        }
        return speaker;
    }

    /** Writes what it is about. */
    void subject(Part body, String title, @Nullable String description) {
        Part subject = body.add("div", "subject");
        subject.add("h1").written(title);
        if (shortHash.isEmpty()) {
            subject.add("p", "draft").text(words.of("draft.note"));
        }
        if (description != null) {
            subject.prose(description);
        }
    }

    /** Writes small print, if there is any. */
    static void small(Part part, @Nullable String text) {
        if (text != null) {
            part.lines("muted", text);
        }
    }

    /** Writes a day under its name. */
    void day(Part part, String name, String isoDate, boolean isFirst) {
        part.add("div", isFirst ? "label" : "label second").text(words.of(name));
        part.add("div").text(words.day(isoDate));
    }

    /** Writes a section of prose, if there is any. */
    void prose(Part body, String heading, @Nullable String text) {
        if (text != null) {
            Part section = body.add("div", "section");
            section.add("h2").text(words.of(heading));
            section.prose(text);
        }
    }

    /** Writes what is said of the document itself, in the order of the map; the keys name words. */
    void seal(Part body, Map<String, String> facts) {
        Part section = body.add("div", "seal");
        section.add("h2").text(words.of("document"));
        Part rows = section.add("table").add("tbody");
        facts.forEach((name, value) -> {
            Part row = rows.add("tr");
            row.rowHead(words.of(name));
            row.add("td").add("p").written(value);
        });
    }
}
