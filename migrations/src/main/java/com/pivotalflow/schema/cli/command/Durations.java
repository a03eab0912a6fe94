package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as the header of a script writes them: {@code 500ms}, {@code 3s}, {@code 15min}, {@code 2h}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6}) ?(ms|s|min|h)");

    private Durations() {}

    /**
     * Reads one.
     *
     * @param name the option or variable, for the message
     * @throws SchemaRefusedException if it is none
     */
    static Duration parse(String name, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    name + " takes a number and ms, s, min or h, such as 15min, not '" + text
                            + "'; nothing was changed");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
