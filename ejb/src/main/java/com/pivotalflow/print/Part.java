package com.pivotalflow.print;

import org.w3c.dom.Element;

/**
 * An element of a page that is being written. Text goes in as text and can't become markup, whatever it says.
 */
final class Part {

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

    /** Adds text at the end. */
    Part text(String text) {
        element.appendChild(element.getOwnerDocument().createTextNode(texts.of(text)));
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

    /** Adds the head of a row. */
    Part rowHead(String text) {
        return add("th").attribute("scope", "row").text(text);
    }
}
