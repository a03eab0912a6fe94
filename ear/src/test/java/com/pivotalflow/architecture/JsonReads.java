package com.pivotalflow.architecture;

import com.pivotalflow.metadata.ForbiddenKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where a text of SQL or JPQL takes something out of a JSON document. */
final class JsonReads {

    /** An operator of JSON before the key, the path or the place it takes. */
    private static final Pattern OPERATOR =
            Pattern.compile("(?:->>?|#>>?|#-|@[?@]|\\?[|&]?(?=\\s*'))\\s*('(?:[^']|'')*'|[:$]?\\w+|\\?|\\()");

    /** A function that takes values out, up to the end of its statement: its keys are somewhere behind it. */
    private static final Pattern FUNCTION = Pattern.compile(
            "\\b(?:jsonb?_(?:extract_path|path_query|path_value|path_exists|path_match|each|to_record|populate_record|"
                    + "array_elements|object_keys|value|query|table|exists)\\w*\\s*\\(|json_(?:value|query|table|exists)\\s*\\()"
                    + "[^;]*",
            Pattern.CASE_INSENSITIVE);

    /** JPQL's way to call any of them. */
    private static final Pattern JPQL_FUNCTION =
            Pattern.compile("\\bfunction\\s*\\(\\s*'jsonb?_[^;]*", Pattern.CASE_INSENSITIVE);

    /** PostgreSQL's subscript of a document. */
    private static final Pattern SUBSCRIPT = Pattern.compile("\\w\\s*\\[\\s*('(?:[^']|'')*')\\s*]");

    /** Containment: it compares what stands under the keys of the other document. */
    private static final Pattern CONTAINMENT =
            Pattern.compile("@>\\s*(?:'(?:[^']|'')*'|jsonb?_build_object\\s*\\([^;]*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

    /** String literals and text blocks of Java; comments and characters are passed over. */
    private static final Pattern JAVA = Pattern.compile("\"\"\"((?s:.*?))\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*+)\""
            + "|'(?:[^'\\\\]|\\\\.)++'|//[^\\n]*+|/\\*(?s:.*?)\\*/");

    private JsonReads() {}

    /** What takes something out, each as it is written. */
    static List<String> in(String sql) {
        List<String> found = new ArrayList<>();
        for (Pattern pattern : List.of(OPERATOR, FUNCTION, JPQL_FUNCTION, SUBSCRIPT, CONTAINMENT)) {
            pattern.matcher(sql).results().map(MatchResult::group).forEach(found::add);
        }
        return found;
    }

    /** Whether a read names a key that is a business value. */
    static boolean takesBusinessValue(String read) {
        return WORD.matcher(read).results().map(MatchResult::group).anyMatch(ForbiddenKeys::forbids);
    }

    /** The texts in a source of Java, neighbours that are only joined by {@code +} as one. */
    static Stream<String> textsOf(String source) {
        List<String> texts = new ArrayList<>();
        int[] end = {-1};
        JAVA.matcher(source).results().forEach(part -> {
            String text = part.group(1) == null ? part.group(2) : part.group(1);
            if (text == null) {
                return;
            }
            boolean isJoined = end[0] >= 0
                    && source.substring(end[0], part.start()).strip().equals("+");
            if (isJoined) {
                texts.set(texts.size() - 1, texts.get(texts.size() - 1) + text);
            } else {
                texts.add(text);
            }
            end[0] = part.end();
        });
        return texts.stream();
    }
}
