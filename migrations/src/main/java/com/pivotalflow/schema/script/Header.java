package com.pivotalflow.schema.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a script says of itself, in lines {@code -- key: value} before its first statement.
 *
 * @param irreversibleReason why there is no way back; null if there is one
 * @param accepted the findings it acknowledges
 * @param transactional false if its one statement runs outside a transaction
 * @param statementTimeout what replaces the usual one; null if nothing does
 * @param problems lines that say nothing we know, without the name of the script
 */
public record Header(
        @Nullable String irreversibleReason,
        List<Acceptance> accepted,
        boolean transactional,
        @Nullable Duration statementTimeout,
        List<Problem> problems) {

    /** A reason shorter than this explains nothing. */
    public static final int SHORTEST_REASON = 20;

    private static final Pattern LINE = Pattern.compile("--[ \\t]*([a-z][a-z-]*)[ \\t]*:[ \\t]+(.*)");
    private static final Pattern ACCEPTANCE = Pattern.compile("(PF-[LR][0-9]{2}) (\\S+) (?:—|–|--?) (.+)");
    private static final Pattern TIMEOUT = Pattern.compile("([1-9][0-9]{0,5}) ?(ms|s|min|h)");

    /**
     * One finding on one object that the author knows and accepts.
     *
     * @param rule a lock risk or a rewrite
     * @param object where
     * @param reason why it is no harm
     * @param line where it is said
     */
    public record Acceptance(Rule rule, String object, String reason, int line) {}

    /**
     * What is wrong with a line.
     *
     * @param line its number
     * @param text what is wrong
     */
    public record Problem(int line, String text) {}

    public Header {
        accepted = List.copyOf(accepted);
        problems = List.copyOf(problems);
    }

    /** Why there is no way back; empty if there is one. */
    public Optional<String> irreversible() {
        return Optional.ofNullable(irreversibleReason);
    }

    /** What replaces the usual time-out; empty if nothing does. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(statementTimeout);
    }

    /** Reads the lines before the first statement. Comments in sentences are no header: keys are one small word. */
    static Header parse(String text) {
        Reader reader = new Reader();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("--")) {
                break;
            }
            Matcher matcher = LINE.matcher(stripped);
            if (matcher.matches()) {
                reader.read(number, matcher.group(1), matcher.group(2).strip());
            }
        }
        return reader.header();
    }

    /** Collects what the lines say. */
    private static final class Reader {

        private @Nullable String irreversible;
        private final List<Acceptance> accepted = new ArrayList<>();
        private boolean transactional = true;
        private @Nullable Duration timeout;
        private final List<Problem> problems = new ArrayList<>();

        void read(int line, String key, String value) {
            switch (key) {
                case "irreversible" -> {
                    irreversible = value;
                    demandReason(line, value);
                }
                case "accept" -> accept(line, value);
                case "transaction" -> {
                    transactional = false;
                    if (!value.equals("none")) {
                        problem(line, "transaction can only be 'none'");
                    }
                }
                case "statement-timeout" -> timeOut(line, value);
                default ->
                    problem(
                            line,
                            "unknown key '" + key
                                    + "': known are irreversible, accept, transaction, statement-timeout; a comment of"
                                    + " other words must not begin with one word and a colon");
            }
        }

        private void accept(int line, String value) {
            Matcher matcher = ACCEPTANCE.matcher(value);
            if (!matcher.matches()) {
                problem(
                        line,
                        "accept takes a lock or rewrite rule, an object and a reason: accept: PF-L02"
                                + " public.quotes — reason");
                return;
            }
            try {
                accepted.add(new Acceptance(Rule.parse(matcher.group(1)), matcher.group(2), matcher.group(3), line));
                demandReason(line, matcher.group(3));
            } catch (IllegalArgumentException e) {
                problem(line, "there is no rule " + matcher.group(1));
            }
        }

        private void timeOut(int line, String value) {
            Matcher matcher = TIMEOUT.matcher(value);
            if (!matcher.matches()) {
                problem(line, "statement-timeout takes a number and ms, s, min or h: 2h");
                return;
            }
            long amount = Long.parseLong(matcher.group(1));
            timeout = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "min" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }

        private void demandReason(int line, String reason) {
            if (reason.strip().length() < SHORTEST_REASON) {
                problem(line, "a reason of fewer than " + SHORTEST_REASON + " characters explains nothing");
            }
        }

        private void problem(int line, String text) {
            problems.add(new Problem(line, text));
        }

        Header header() {
            return new Header(irreversible, accepted, transactional, timeout, problems);
        }
    }
}
