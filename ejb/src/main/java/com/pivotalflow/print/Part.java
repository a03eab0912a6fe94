package com.pivotalflow.print;

import java.util.Arrays;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Text;

/**
 * An element of a page that is being written. Text goes in as text and can't become markup, whatever it says.
 */
final class Part {

    /** Gives an empty line its height. */
    private static final String NO_BREAK_SPACE = "\u00A0";

    private final Element element;
    private final PrintedText texts;

    Part(Element element, PrintedText texts) {
        this.element = element;
        this.texts = texts;
    }

    /** Adds an element at the end and gives it. */
    Part add(String name) {
        Element child = element.getOwnerDocument().createElement(name);
        element.appendChild(child);
        return new Part(child, texts);
    }

    /** Adds an element with style classes at the end and gives it. */
    Part add(String name, String styles) {
        return add(name).attribute("class", styles);
    }

    /** Adds words and figures of ours at the end. What people wrote in between goes in by {@link #written}. */
    Part text(String text) {
        return append(texts.of(text));
    }

    /** Adds what somebody wrote at the end, on one line where it can be; its direction ends where it does. */
    Part written(String text) {
        String printed = texts.joined(text);
        if (RightToLeft.isIn(printed)) {
            add("bdi").append(printed);
            return this;
        }
        return append(printed);
    }

    /** Adds a paragraph of lines that somebody wrote, all beginning on the left; each has its own direction. */
    void lines(String styles, String text) {
        String printed = texts.joined(text);
        if (RightToLeft.isIn(printed)) {
            lines(printed).forEach(line -> add("p", styles).add("bdi").append(line));
        } else {
            add("p", styles).append(printed);
        }
    }

    /** Adds prose that somebody wrote; each line has its own direction and begins on the side where that does. */
    void prose(String text) {
        String printed = texts.joined(text);
        if (RightToLeft.isIn(printed)) {
            lines(printed).forEach(line -> add("p").attribute("dir", "auto").append(line));
        } else {
            add("p").append(printed);
        }
    }

    private static Stream<String> lines(String printed) {
        return Arrays.stream(printed.split("\n", -1)).map(line -> line.isBlank() ? NO_BREAK_SPACE : line);
    }

    private Part append(String printed) {
        if (element.getLastChild() instanceof Text before) {
            before.appendData(printed);
        } else {
            element.appendChild(element.getOwnerDocument().createTextNode(printed));
        }
        return this;
    }

    /** Gives it an attribute, whose value is made fit for print as text is. */
    Part attribute(String name, String value) {
        element.setAttribute(name, texts.of(value));
        return this;
    }

    /** Adds the head of a column. */
    Part column(String styles, String text) {
        return add("th", styles).attribute("scope", "col").text(text);
    }

    /** Adds the head of a row, to be filled. */
    Part rowHead() {
        return add("th").attribute("scope", "row");
    }

    /** Adds the head of a row. */
    Part rowHead(String text) {
        return rowHead().text(text);
    }
}
