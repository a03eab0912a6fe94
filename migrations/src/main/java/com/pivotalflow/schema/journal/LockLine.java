package com.pivotalflow.schema.journal;

import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One script in the lock file. Verdict, findings, rollback and catalog are claims that the build observes again; here
 * they are taken as given.
 *
 * @param version {@code V0012}, or {@code R} for a repeatable script
 * @param name the words of its name
 * @param sha256 of its text
 * @param stmts of its statements
 * @param catalog fingerprint of the catalog after it, {@code -} if there is none
 * @param verdict what it does
 * @param findings the rules it breaks
 * @param rollback {@code preserving}, {@code irreversible}, {@code loses:…} or {@code -}
 * @param confirm {@code V0012@1f2e3d4c}, or {@code -}
 */
public record LockLine(
        String version,
        String name,
        String sha256,
        String stmts,
        String catalog,
        Verdict verdict,
        List<Rule> findings,
        String rollback,
        String confirm) {

    /** What stands where there is nothing to say. */
    public static final String NONE = "-";

    private static final int CONFIRM_DIGITS = 8;
    private static final String HEX = "[0-9a-f]";

    private static final Pattern FORM = Pattern.compile("(?<version>V[0-9]{4}|R) (?<name>[a-z0-9]+(?:_[a-z0-9]+)*)"
            + " sha256=(?<sha>" + HEX + "{64}) stmts=(?<stmts>" + HEX + "{64}) catalog=(?<catalog>" + HEX
            + "{16}|-) verdict=(?<verdict>[a-z-]+) findings=(?<findings>PF-[A-Z][0-9]{2}(?:,PF-[A-Z][0-9]{2})*|-)"
            + " rollback=(?<rollback>preserving|irreversible|loses:[^ ]+|-)"
            + " confirm=(?<confirm>V[0-9]{4}@" + HEX + "{8}|-)");

    public LockLine {
        findings = List.copyOf(findings);
    }

    /** The line of a script nobody has judged yet. */
    public static LockLine unjudged(Script script) {
        ScriptName name = script.name();
        return new LockLine(
                name.kind() == ScriptName.Kind.REPEATABLE ? "R" : name.version(),
                name.description(),
                script.sha256(),
                script.stmts(),
                NONE,
                Verdict.SAFE,
                List.of(),
                NONE,
                NONE);
    }

    /** Reads a line; empty if it is none of ours. */
    static Optional<LockLine> parse(String line) {
        Matcher matcher = FORM.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            String findings = matcher.group("findings");
            return Optional.of(new LockLine(
                    matcher.group("version"),
                    matcher.group("name"),
                    matcher.group("sha"),
                    matcher.group("stmts"),
                    matcher.group("catalog"),
                    Verdict.parse(matcher.group("verdict")),
                    findings.equals(NONE)
                            ? List.of()
                            : Stream.of(findings.split(",", -1))
                                    .map(Rule::parse)
                                    .toList(),
                    matcher.group("rollback"),
                    matcher.group("confirm")));
        } catch (IllegalArgumentException e) {
            // A verdict or a code that this build does not know is as unreadable as any other word.
            return Optional.empty();
        }
    }

    /** What names the script among all lines: {@code V0012}, {@code R views}. */
    public String key() {
        return isRepeatable() ? version + " " + name : version;
    }

    /** The file it speaks of. */
    public String fileName() {
        return version + "__" + name + ".sql";
    }

    /** Whether the script runs whenever it changed. */
    public boolean isRepeatable() {
        return version.equals("R");
    }

    /** The number of a versioned script; 0 of a repeatable one. */
    public int number() {
        return isRepeatable() ? 0 : Integer.parseInt(version.substring(1));
    }

    /** The same line with this confirmation, {@code -} for none. */
    public LockLine confirmedBy(String confirmation) {
        return new LockLine(version, name, sha256, stmts, catalog, verdict, findings, rollback, confirmation);
    }

    /** What {@code confirm=} says of a confirmation file: its name and the first digits of its hash. */
    public static String confirmation(String version, String sha256) {
        return version + "@" + sha256.substring(0, CONFIRM_DIGITS);
    }

    /** As it stands in the file, without its line end. */
    @Override
    public String toString() {
        String codes =
                findings.isEmpty() ? NONE : findings.stream().map(Rule::code).collect(Collectors.joining(","));
        return version + " " + name + " sha256=" + sha256 + " stmts=" + stmts + " catalog=" + catalog + " verdict="
                + verdict + " findings=" + codes + " rollback=" + rollback + " confirm=" + confirm;
    }
}
