package com.pivotalflow.rest.page;

import com.pivotalflow.wording.Isolated;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A template of a page; they lie beside the classes. Whatever is put into one is text, never markup, and what
 * people wrote stands in {@code bdi}, so that its direction ends where it does.
 */
final class Template {

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .withEscaper(text -> Escapers.HTML.escape(Isolated.balanced(text)))
            .emptyStringIsFalse(true)
            .strictSections(true)
            .nullValue("")
            .withLoader(Template::part);

    /** The quote, or what became of it. */
    static final Template QUOTE = new Template("quote");

    /** The question before a decision. */
    static final Template DECISION = new Template("decision");

    /** Why there is nothing to decide. */
    static final Template MESSAGE = new Template("message");

    private final com.samskivert.mustache.Template compiled;

    private Template(String name) {
        this.compiled = COMPILER.compile(part(name));
    }

    /** The page with what is shown on it. */
    String with(Object shown) {
        return compiled.execute(shown);
    }

    private static Reader part(String name) {
        return new InputStreamReader(
                Objects.requireNonNull(Template.class.getResourceAsStream(name + ".mustache"), name),
                StandardCharsets.UTF_8);
    }
}
