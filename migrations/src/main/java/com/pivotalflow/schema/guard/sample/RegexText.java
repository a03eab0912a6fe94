package com.pivotalflow.schema.guard.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Texts that a simple regular expression matches: characters, classes, groups, alternatives, quantifiers. What is not
 * simple is given up.
 */
final class RegexText {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final int OPEN_END = 6;

    private final String regex;
    private final Random random;
    private final Length length;
    private final StringBuilder text = new StringBuilder();
    private int position;

    /** How much of what may repeat does. */
    enum Length {
        SHORTEST,
        ANY,
        LONGEST
    }

    private RegexText(String regex, Length length, Random random) {
        this.regex = regex;
        this.length = length;
        this.random = random;
    }

    /** One text; empty if the expression is not simple. */
    static Optional<String> of(String regex, Length length, Random random) {
        RegexText generator = new RegexText(regex, length, random);
        try {
            generator.alternatives(true);
            return generator.position == regex.length() ? Optional.of(generator.text.toString()) : Optional.empty();
        } catch (NotSimpleException e) {
            return Optional.empty();
        }
    }

    private void alternatives(boolean emit) {
        int start = position;
        int count = 1;
        sequence(false);
        while (at('|')) {
            position++;
            count++;
            sequence(false);
        }
        int end = position;
        int chosen = random.nextInt(count);
        position = start;
        for (int i = 0; i < count; i++) {
            sequence(emit && i == chosen);
            if (i + 1 < count) {
                position++;
            }
        }
        position = end;
    }

    private void sequence(boolean emit) {
        while (position < regex.length() && !at('|') && !at(')')) {
            int start = position;
            atom(false);
            int afterAtom = position;
            int times = quantifier();
            int end = position;
            for (int i = 0; i < times && emit; i++) {
                position = start;
                atom(true);
            }
            if (times < 0 || afterAtom < start) {
                throw new NotSimpleException();
            }
            position = end;
        }
    }

    private void atom(boolean emit) {
        char c = regex.charAt(position++);
        switch (c) {
            case '^', '$' -> {}
            case '(' -> {
                if (regex.startsWith("?:", position)) {
                    position += 2;
                } else if (at('?')) {
                    throw new NotSimpleException();
                }
                alternatives(emit);
                require(')');
            }
            case '[' -> pick(bracket(), emit);
            case '.' -> pick(LETTERS + DIGITS, emit);
            case '\\' -> pick(escape(), emit);
            case '*', '+', '?', '{' -> throw new NotSimpleException();
            default -> pick(String.valueOf(c), emit);
        }
    }

    private int quantifier() {
        int least = 1;
        int most = 1;
        if (at('*') || at('+') || at('?')) {
            char c = regex.charAt(position++);
            least = c == '+' ? 1 : 0;
            most = c == '?' ? 1 : OPEN_END;
        } else if (at('{')) {
            int end = regex.indexOf('}', position);
            String[] bounds =
                    regex.substring(position + 1, Math.max(end, position + 1)).split(",", -1);
            try {
                least = Integer.parseInt(bounds[0]);
                most = bounds.length == 1
                        ? least
                        : bounds[1].isEmpty() ? least + OPEN_END : Integer.parseInt(bounds[1]);
            } catch (NumberFormatException e) {
                throw new NotSimpleException();
            }
            position = end + 1;
        }
        return switch (length) {
            case SHORTEST -> least;
            case LONGEST -> most;
            case ANY -> least + random.nextInt(Math.min(most - least, OPEN_END) + 1);
        };
    }

    private String bracket() {
        boolean negated = at('^');
        position += negated ? 1 : 0;
        StringBuilder members = new StringBuilder();
        boolean first = true;
        while (first || !at(']')) {
            first = false;
            if (position >= regex.length()) {
                throw new NotSimpleException();
            }
            if (regex.startsWith("[:", position)) {
                int end = regex.indexOf(":]", position);
                members.append(named(regex.substring(position + 2, Math.max(end, position + 2))));
                position = end + 2;
            } else {
                char from = regex.charAt(position++);
                if (from == '\\') {
                    members.append(escape());
                } else if (at('-') && position + 1 < regex.length() && regex.charAt(position + 1) != ']') {
                    char to = regex.charAt(position + 1);
                    position += 2;
                    for (char c = from; c <= to; c++) {
                        members.append(c);
                    }
                } else {
                    members.append(from);
                }
            }
        }
        position++;
        return negated ? without(members.toString()) : members.toString();
    }

    private String escape() {
        if (position >= regex.length()) {
            throw new NotSimpleException();
        }
        char c = regex.charAt(position++);
        return switch (c) {
            case 'd' -> DIGITS;
            case 'w' -> LETTERS + DIGITS + "_";
            case 's' -> " ";
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new NotSimpleException();
                }
                yield String.valueOf(c);
            }
        };
    }

    private static String named(String name) {
        return switch (name) {
            case "space" -> " ";
            case "digit" -> DIGITS;
            case "alpha", "lower" -> LETTERS;
            case "alnum" -> LETTERS + DIGITS;
            case "upper" -> LETTERS.toUpperCase(java.util.Locale.ROOT);
            case "xdigit" -> DIGITS + "abcdef";
            default -> throw new NotSimpleException();
        };
    }

    private static String without(String members) {
        List<String> left = new ArrayList<>();
        (LETTERS + DIGITS).chars().filter(c -> members.indexOf(c) < 0).forEach(c -> left.add(Character.toString(c)));
        return String.join("", left);
    }

    private void pick(String members, boolean emit) {
        if (members.isEmpty()) {
            throw new NotSimpleException();
        }
        if (emit) {
            text.append(members.charAt(random.nextInt(members.length())));
        }
    }

    private boolean at(char c) {
        return position < regex.length() && regex.charAt(position) == c;
    }

    private void require(char c) {
        if (!at(c)) {
            throw new NotSimpleException();
        }
        position++;
    }

    private static final class NotSimpleException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotSimpleException() {
            super(null, null, false, false);
        }
    }
}
