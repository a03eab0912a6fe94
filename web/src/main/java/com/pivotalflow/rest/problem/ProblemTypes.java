package com.pivotalflow.rest.problem;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** All kinds of problems that the server answers with; what is said of each stands in {@code types.properties}. */
public final class ProblemTypes {

    private static final String MEANING = ".meaning";

    private static final Map<String, ProblemType> BY_CODE = load();

    private ProblemTypes() {}

    /** All of them, in alphabetical order. */
    public static Collection<ProblemType> all() {
        return BY_CODE.values();
    }

    /**
     * The kind of a code.
     *
     * @throws IllegalStateException if there is no such kind
     */
    public static ProblemType ofCode(String code) {
        ProblemType type = BY_CODE.get(code);
        if (type == null) {
            throw new IllegalStateException("nothing says what the problem " + code + " means");
        }
        return type;
    }

    /** The kind at an address; empty if there is none. */
    static Optional<ProblemType> ofSlug(String slug) {
        return BY_CODE.values().stream()
                .filter(type -> type.slug().equals(slug))
                .findFirst();
    }

    private static Map<String, ProblemType> load() {
        Properties texts = Titles.load("types.properties");
        Map<String, ProblemType> types = new TreeMap<>();
        for (String key : texts.stringPropertyNames()) {
            if (key.endsWith(MEANING)) {
                String code = key.substring(0, key.length() - MEANING.length());
                types.put(
                        code,
                        new ProblemType(
                                code,
                                Integer.parseInt(text(texts, code + ".status")),
                                Titles.of(code),
                                text(texts, key),
                                text(texts, code + ".remedy")));
            }
        }
        return Collections.unmodifiableMap(types);
    }

    private static String text(Properties texts, String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("types.properties lacks " + key);
        }
        return text;
    }
}
