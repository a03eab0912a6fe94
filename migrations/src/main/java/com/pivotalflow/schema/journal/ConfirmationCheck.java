package com.pivotalflow.schema.journal;

import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Header;
import com.pivotalflow.schema.script.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a confirmation holds for the script as the journal has it (PF-J10, one message for each condition). The
 * objects it lists are compared with what was observed where something is observed; here its codes are compared with
 * those of the journal.
 */
public final class ConfirmationCheck {

    /** No confirmation is given for longer. */
    public static final Duration LONGEST = Duration.ofDays(180);

    /** Rules that say rows or values are lost whatever the rows: without a copy they are gone. */
    private static final Set<Rule> LOSES = EnumSet.of(Rule.D01, Rule.D02, Rule.D07, Rule.D08);

    /** Rules that say that something stored is no longer what it was; without a way back only a copy has it. */
    private static final Set<Rule> TOUCHES = EnumSet.of(
            Rule.D01, Rule.D02, Rule.D04, Rule.D05, Rule.D07, Rule.D08, Rule.D10, Rule.D11, Rule.C02, Rule.M03);

    private final Clock clock;
    private final Duration longest;

    /** Reads the day from the clock; a confirmation may not reach further ahead than {@code longest}. */
    public ConfirmationCheck(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /**
     * Everything but the date.
     *
     * @param line the script it stands for
     * @param all every confirmation there is, this one included
     */
    public List<Finding> check(Confirmation confirmation, LockLine line, Collection<Confirmation> all) {
        List<Finding> findings = new ArrayList<>();
        names(confirmation, line, findings);
        people(confirmation, all, findings);
        rules(confirmation, line, findings);
        return findings;
    }

    /**
     * Whether the script may do without a way back (PF-J11): only if what it touches is saved first.
     *
     * @param line of a script that says it is irreversible
     */
    public List<Finding> irreversible(Confirmation confirmation, LockLine line) {
        boolean saved =
                confirmation.backup() != Backup.NONE || line.findings().stream().noneMatch(TOUCHES::contains);
        return saved
                ? List.of()
                : List.of(Finding.of(
                                Rule.J11,
                                line.fileName(),
                                "is irreversible and touches what is stored, and " + confirmation.fileName()
                                        + " says backup: none")
                        .remedy("say backup: objects, full or external there, or write the rollback script"));
    }

    /** The date; asked in the build for scripts not shipped yet, and at deployment for those that are to run. */
    public List<Finding> expiry(Confirmation confirmation) {
        List<Finding> findings = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        if (confirmation.expires().isBefore(today)) {
            findings.add(refuse(confirmation, "expired on " + confirmation.expires())
                    .remedy("if it still holds, set a later day and run journal --write"));
        } else if (confirmation.expires().isAfter(today.plusDays(longest.toDays()))) {
            findings.add(refuse(
                            confirmation,
                            "expires on " + confirmation.expires() + ", more than " + longest.toDays() + " days ahead")
                    .remedy("choose a day until " + today.plusDays(longest.toDays())));
        }
        return findings;
    }

    private static void names(Confirmation confirmation, LockLine line, List<Finding> findings) {
        String expected = line.fileName().replace(".sql", "");
        if (!confirmation.script().equals(expected)) {
            findings.add(refuse(confirmation, "names " + confirmation.script() + ", but stands for " + expected));
        }
        if (!confirmation.statements().equals(line.stmts())) {
            findings.add(refuse(confirmation, "was written for other statements than those of " + expected)
                    .remedy("read the script again; if it may run, put its hash here: " + line.stmts()));
        } else if (!confirmation.checksum().equals(line.sha256())) {
            findings.add(refuse(confirmation, "has another checksum, but equal statements: a cosmetic change")
                    .status(Finding.Status.NOTE));
        }
    }

    private static void people(Confirmation confirmation, Collection<Confirmation> all, List<Finding> findings) {
        if (confirmation.reason().length() < Header.SHORTEST_REASON) {
            findings.add(refuse(confirmation, "its reason has fewer than " + Header.SHORTEST_REASON + " characters"));
        }
        all.stream()
                .filter(other -> !other.version().equals(confirmation.version()))
                .filter(other -> words(other.reason()).equals(words(confirmation.reason())))
                .findFirst()
                .ifPresent(other -> findings.add(
                        refuse(confirmation, "its reason is that of " + other.fileName() + ": write its own")));
        if (confirmation.author().isBlank()) {
            findings.add(refuse(confirmation, "names no author"));
        }
        if (confirmation.ticket().isBlank()) {
            findings.add(refuse(confirmation, "names no ticket"));
        }
    }

    private static void rules(Confirmation confirmation, LockLine line, List<Finding> findings) {
        Set<String> listed = codes(confirmation.findings().stream()
                .map(Confirmation.Expected::rule)
                .toList());
        Set<String> judged = codes(line.findings().stream()
                .filter(rule -> rule.verdict()
                        .filter(verdict -> verdict.needsConfirmation())
                        .isPresent())
                .toList());
        if (!listed.equals(judged)) {
            findings.add(refuse(
                    confirmation,
                    "lists " + (listed.isEmpty() ? "nothing" : listed) + ", the journal has "
                            + (judged.isEmpty() ? "nothing" : judged)));
        }
        boolean loses = line.findings().stream().anyMatch(LOSES::contains);
        if (loses && confirmation.backup() == Backup.NONE) {
            findings.add(refuse(confirmation, "backup is none, but rows or values are lost")
                    .remedy("say backup: objects, full or external"));
        }
    }

    private static Set<String> codes(List<Rule> rules) {
        return rules.stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A reason is not another one because of a blank or a capital letter. */
    private static String words(String reason) {
        return reason.toLowerCase(Locale.ROOT).replaceAll("\\W+", " ").strip();
    }

    private static Finding refuse(Confirmation confirmation, String evidence) {
        return Finding.of(Rule.J10, confirmation.fileName(), evidence);
    }
}
