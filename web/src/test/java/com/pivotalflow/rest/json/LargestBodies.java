package com.pivotalflow.rest.json;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.quote.terms.CreateQuote;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Bodies as long as a body may be, made to take as much work as can be, and a process that reads them one by one. */
final class LargestBodies {

    private static final int LENGTH = 2 * 1024 * 1024;

    /** Each error or violation is at least as long in the answer as what it is told about, and nothing is told much. */
    private static final int LONGEST_ANSWER = 16 * 1024 * 1024;

    private static final String LONG = "n".repeat(50_000);
    private static final String SHAPE = "VALIDATION_FAILED";
    private static final String GUARD = "JSONB_MONETARY_FORBIDDEN";
    private static final String SYNTAX = "MALFORMED_JSON";

    private LargestBodies() {}

    /** A line for each body, as the process prints them. */
    static List<String> expected() {
        List<String> lines = new ArrayList<>();
        bodies().forEach((name, body) -> lines.add(name + ": " + body.code() + ", answer bounded"));
        return lines;
    }

    public static void main(String[] arguments) throws IOException {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        for (Map.Entry<String, Body> body : bodies().entrySet()) {
            System.out.println(body.getKey() + ": " + answer(body.getValue().text(), validator));
        }
    }

    private static String answer(String text, Validator validator) throws IOException {
        try {
            Commands.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    CreateQuote.class,
                    validator,
                    tree -> TreeDigest.of("POST /quotes", tree));
            return "accepted";
        } catch (DomainException refusal) {
            int length = Json.bytes(List.of(refusal.errors(), refusal.members())).length;
            return refusal.code() + ", answer " + (length <= LONGEST_ANSWER ? "bounded" : "of " + length);
        }
    }

    /** A text, made when it is needed, and the code it is refused with. */
    private record Body(String code, String before, IntFunction<String> part, String after) {

        String text() {
            StringBuilder text = new StringBuilder(before);
            for (int i = 0; text.length() < LENGTH - LONG.length() - 100; i++) {
                text.append(i > 0 ? "," : "").append(part.apply(i));
            }
            return text.append(after).toString();
        }
    }

    private static Map<String, Body> bodies() {
        String named = "{\"" + "n".repeat(8_000) + "\":[null" + ",null".repeat(1_300) + "]}";
        Map<String, Body> bodies = new LinkedHashMap<>();
        bodies.put("a long unknown name above many values", new Body(SHAPE, "{\"" + LONG + "\":[", i -> "0", "]}"));
        bodies.put(
                "long names of labels above many faults",
                new Body(SHAPE, "{\"lines\":[", i -> "{\"metadata\":" + named + "}", "]}"));
        bodies.put("lines that are none", new Body(SHAPE, "{\"lines\":[", i -> "0", "]}"));
        bodies.put("lines that lack everything", new Body(SHAPE, "{\"lines\":[", i -> "{}", "]}"));
        bodies.put("many unknown names", new Body(SHAPE, "{", i -> "\"n" + i + "\":0", "}"));
        bodies.put(
                "a long name above many forbidden keys",
                new Body(GUARD, "{\"notes\":{\"" + LONG + "\":[", i -> "{\"vat\":0}", "]}}"));
        bodies.put("many forbidden keys", new Body(GUARD, "{\"notes\":[", i -> "{\"vat\":0}", "]}"));
        bodies.put(
                "forbidden keys far apart",
                new Body(GUARD, "{\"notes\":[", i -> "{\"p" + "_".repeat(40_000) + "rice\":0}", "]}"));
        bodies.put("many labels", new Body(SHAPE, "{\"metadata\":{", i -> "\"n" + i + "\":0", "}}"));
        bodies.put("a long number", new Body(SHAPE, "{\"metadata\":{\"a\":[1", i -> "1".repeat(40_000), "]}}"));
        bodies.put(
                "a text of one long word", new Body(SHAPE, "{\"metadata\":{\"a\":[", i -> "\"" + LONG + "\"", "]}}"));
        bodies.put("deep and never closed", new Body(SYNTAX, "", i -> i == 0 ? "[".repeat(LENGTH / 2) : "[", ""));
        bodies.put("names of one hash", new Body(SHAPE, "{", i -> "\"" + either("Aa", "BB", i) + "\":0", "}"));
        bodies.put(
                "names of one hash for the parser",
                new Body(SYNTAX, "{", i -> "\"" + either("Ab", "BA", i) + "\":0", "}"));
        return bodies;
    }

    /** A name for each number; names of pairs with equal hashes have equal hashes. */
    private static String either(String zero, String one, int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 18; bit++) {
            name.append((number >> bit & 1) == 0 ? zero : one);
        }
        return name.toString();
    }
}
