package com.pivotalflow.rest.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Bodies of new quotes that would be accepted but for what is generated into them: labels of every kind, members that
 * there are not, and now and then what is no JSON. The same seed gives the same bodies.
 */
final class GeneratedBodies {

    static final List<String> NO_JSON = List.of(
            "NaN",
            "-Infinity",
            "-",
            "01",
            "+1",
            ".5",
            "1.",
            "1.e5",
            "0x1F",
            "tru",
            "undefined",
            "'text'",
            "\"\u0001\"",
            "\"\\x\"",
            "\"\\u12\"");

    private static final List<String> WORDS = List.of("true", "false", "null");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "7.250",
            "-12.50",
            "1e12",
            "1E-12",
            "1e13",
            "1e400",
            "-1e99999999999",
            "0.0000000000000000000000000000000000001",
            "1234567890123456789012345678901234567890",
            "12345678901234567890123456789012345678901");

    private static final List<String> FORBIDDEN =
            List.of("price", "unitPrice", "qty", "taxRate", "grandTotal", "customerRejection", "salary", "vat");

    /** Allowed, and made to be mistaken: parts of forbidden keys, look-alikes, names that mean something elsewhere. */
    private static final List<String> ALLOWED = List.of(
            "",
            " ",
            "_-.",
            "\u200B",
            "priceNote",
            "network",
            "tot\u0430l",
            "pr\u0131ce",
            "pri\u0301ce",
            "pri;ce",
            "metadata",
            "notes",
            "value",
            "filters",
            "gatewayPayload",
            "lines[0]",
            "a/b",
            "~1",
            "~0~",
            "a.b",
            "0",
            "\"",
            "\\",
            "\u6F22\u5B57",
            "\uD83D\uDCB0",
            "${7*7}",
            "{0}");

    private static final List<String> UNFIT =
            List.of("\uD800", "x\uDC00", "\uDC00\uD800", "\u0000", "a\u0007", "\u0085");

    private static final List<String> UNKNOWN =
            List.of("pricing", "contactExtras", "settings", "gatewayPayload", "filters", "a/b~c");

    private static final String IGNORED = "_- .\u00AD\u200B\u200C\u200D\u2060\uFEFF";
    private static final int FULL_WIDTH = 0xFEE0;

    private final Random random;

    GeneratedBodies(long seed) {
        random = new Random(seed);
    }

    /** A value of JSON, or what stands where one should. */
    sealed interface Value permits Members, Elements, Text, Literal {}

    record Members(List<Member> members) implements Value {}

    record Member(String name, Value value) {}

    record Elements(List<Value> elements) implements Value {}

    record Text(String text) implements Value {}

    /** A number, a word, or one of {@link #NO_JSON}. */
    record Literal(String token) implements Value {}

    Members body() {
        List<Member> members = new ArrayList<>();
        members.add(new Member("title", new Text("Audit")));
        members.add(new Member("customerId", new Text("0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02")));
        List<Value> lines = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            lines.add(line());
        }
        members.add(random.nextInt(members.size() + 1), new Member("lines", new Elements(lines)));
        addLabels(members);
        addOneIn(5, members, "notes");
        return new Members(members);
    }

    private Members line() {
        List<Member> members = new ArrayList<>();
        members.add(new Member("description", new Text("Review")));
        members.add(new Member("quantity", new Literal("7.5")));
        addLabels(members);
        return new Members(members);
    }

    private void addLabels(List<Member> members) {
        if (random.nextInt(4) > 0) {
            Value labels = oneIn(30) ? value(2) : object(1 + random.nextInt(4));
            members.add(random.nextInt(members.size() + 1), new Member("metadata", labels));
        }
        addOneIn(8, members, pick(UNKNOWN));
    }

    private void addOneIn(int times, List<Member> members, String name) {
        if (oneIn(times)) {
            members.add(random.nextInt(members.size() + 1), new Member(name, value(3)));
        }
    }

    private Value value(int depth) {
        if (oneIn(250)) {
            return deep();
        }
        if (depth > 0 && random.nextInt(3) == 0) {
            return object(depth - 1);
        }
        if (depth > 0 && random.nextInt(3) == 0) {
            List<Value> elements = new ArrayList<>();
            for (int i = width(); i > 0; i--) {
                elements.add(value(depth - 1));
            }
            return new Elements(elements);
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Literal(oneIn(8) ? pick(NUMBERS) : Integer.toString(random.nextInt()));
            case 1 -> new Literal(oneIn(300) ? pick(NO_JSON) : pick(WORDS));
            default -> new Text(oneIn(40) ? pick(UNFIT) : text());
        };
    }

    private Members object(int depth) {
        List<Member> members = new ArrayList<>();
        for (int i = width(); i > 0; i--) {
            String name = name();
            if (oneIn(400) || members.stream().noneMatch(member -> member.name().equals(name))) {
                members.add(new Member(name, value(depth)));
            }
        }
        return new Members(members);
    }

    /** Objects and arrays in each other, some of them deeper than labels may be and some deeper than a body may be. */
    private Value deep() {
        Value inner = oneIn(2) ? object(0) : new Elements(List.of());
        for (int i = random.nextInt(40); i > 0; i--) {
            inner = oneIn(2) ? new Members(List.of(new Member(name(), inner))) : new Elements(List.of(inner));
        }
        return inner;
    }

    private int width() {
        return oneIn(10_000) ? 3_000 : random.nextInt(5);
    }

    private String text() {
        return oneIn(300) ? "x".repeat(random.nextInt(40_000)) : pick(ALLOWED) + random.nextInt();
    }

    private String name() {
        if (oneIn(12)) {
            return disguised(pick(FORBIDDEN));
        }
        if (oneIn(200)) {
            return pick(UNFIT);
        }
        if (oneIn(3_000)) {
            return "n".repeat(random.nextInt(60_000));
        }
        return oneIn(3) ? pick(ALLOWED) : "label" + random.nextInt(1_000_000);
    }

    private String disguised(String key) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            if (oneIn(6)) {
                name.append(IGNORED.charAt(random.nextInt(IGNORED.length())));
            }
            char other = oneIn(3) ? Character.toUpperCase(letter) : letter;
            name.append(oneIn(8) ? (char) (other + FULL_WIDTH) : other);
        }
        return name.toString();
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One of the many texts of a value: blanks and escapes where they may be. */
    String written(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private void write(Value value, StringBuilder out) {
        blank(out);
        if (value instanceof Members object) {
            out.append('{');
            for (int i = 0; i < object.members().size(); i++) {
                Member member = object.members().get(i);
                out.append(i > 0 ? "," : "");
                blank(out);
                quote(member.name(), out);
                blank(out);
                out.append(':');
                write(member.value(), out);
            }
            out.append('}');
        } else if (value instanceof Elements array) {
            out.append('[');
            for (int i = 0; i < array.elements().size(); i++) {
                out.append(i > 0 ? "," : "");
                write(array.elements().get(i), out);
            }
            out.append(']');
        } else if (value instanceof Text text) {
            quote(text.text(), out);
        } else if (value instanceof Literal literal) {
            out.append(literal.token());
        }
        blank(out);
    }

    private void blank(StringBuilder out) {
        if (oneIn(10)) {
            out.append(" \t\r\n".charAt(random.nextInt(4)));
        }
    }

    private void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mustBeEscaped = c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c);
            if (mustBeEscaped || oneIn(60)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
