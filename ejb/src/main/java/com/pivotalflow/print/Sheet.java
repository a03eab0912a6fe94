package com.pivotalflow.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A document of XHTML with our style sheet and a foot that stands on every page. */
final class Sheet {

    private static final String STYLES = styles();

    private final PrintedText texts = new PrintedText();
    private final Document document;
    private final Part html;
    private final Part body;

    /**
     * Begins a sheet.
     *
     * @param language BCP 47 tag
     * @param title of the whole
     * @param author who speaks in it
     */
    Sheet(String language, String title, String author) {
        try {
            document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform has a document builder", e);
        }
        Element root = document.createElement("html");
        document.appendChild(root);
        html = new Part(root, texts).attribute("lang", language);
        Part head = html.add("head");
        head.add("title").text(title);
        meta(head, "author", author);
        meta(head, "subject", title);
        meta(head, "description", title);
        body = html.add("body");
    }

    private static void meta(Part head, String name, String content) {
        head.add("meta").attribute("name", name).attribute("content", content);
    }

    private static String styles() {
        try (InputStream styles = Typeface.resource("print.css")) {
            return new String(styles.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("print.css", e);
        }
    }

    /** Where content goes. */
    Part body() {
        return body;
    }

    /** The fonts that its text needs. */
    Set<Typeface> typefaces() {
        return texts.typefaces();
    }

    /** Whether any of it runs from right to left. */
    boolean isTurning() {
        return texts.isTurning();
    }

    /** All characters in it. */
    Set<Integer> characters() {
        return texts.characters();
    }

    /** The whole, once all text is in it. */
    Document finished() {
        String families = typefaces().stream()
                .map(Typeface::family)
                .distinct()
                .map(family -> "'" + family + "'")
                .collect(Collectors.joining(", "));
        Element style = document.createElement("style");
        style.appendChild(document.createTextNode("html { font-family: " + families + "; }\n" + STYLES));
        document.getElementsByTagName("head").item(0).appendChild(style);
        return document;
    }
}
