package com.pivotalflow.schema.cli.console;

import com.pivotalflow.schema.ScriptState;
import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of a command, for people and for machines. Filled by the command, shown by {@link Console}. */
public final class Answer {

    /** Rules about files, journal and history: what is wrong there is to be put right first. */
    private static final Set<Rule> FILES = EnumSet.of(
            Rule.J01, Rule.J02, Rule.J03, Rule.J04, Rule.J05, Rule.J06, Rule.J07, Rule.J08, Rule.J09, Rule.N01,
            Rule.N02, Rule.N03);

    private final String state;
    private final Set<Exit> exits = EnumSet.noneOf(Exit.class);
    private final List<String> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<ScriptState> scripts = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<String> plan = new ArrayList<>();
    private String head = "-";
    private String coverage = "none";
    private @Nullable Target target;
    private @Nullable Difference drift;
    private @Nullable String message;

    private Answer(String state) {
        this.state = state;
    }

    /** An answer in a state: {@code ok}, {@code pending}, {@code drifted}, {@code invalid} and so on. */
    public static Answer of(String state) {
        return new Answer(state);
    }

    /** What a command says that ended badly. */
    public static Answer ended(String state, Exit exit, String message) {
        Answer answer = new Answer(state).exit(exit);
        answer.message = message;
        return answer;
    }

    /** The same for files that could not be read. */
    public static Answer refused(Collection<Finding> findings) {
        return new Answer("refused").findings(findings);
    }

    /** Ends the command with this, if nothing worse holds. */
    public Answer exit(Exit exit) {
        if (exit != Exit.DONE) {
            exits.add(exit);
        }
        return this;
    }

    /** Adds a line for people. */
    public Answer line(String line) {
        lines.add(line);
        return this;
    }

    /** Adds a place in the rows of a database where something is wrong. */
    public Answer place(String place) {
        places.add(place);
        return line(place);
    }

    /** Adds findings; those that stand in the way decide how the command ends. */
    public Answer findings(Collection<Finding> found) {
        findings.addAll(found);
        found.stream()
                .filter(finding -> finding.status() == Finding.Status.OPEN)
                .forEach(finding -> exit(FILES.contains(finding.rule()) ? Exit.JOURNAL : Exit.FINDINGS));
        return this;
    }

    /** The same for a command that only tells. */
    public Answer told(Collection<Finding> found) {
        findings.addAll(found);
        return this;
    }

    /** Names the scripts. */
    public Answer scripts(Collection<ScriptState> states) {
        scripts.addAll(states);
        return this;
    }

    /** Names the journal. */
    public Answer head(String journalHead) {
        head = journalHead;
        return this;
    }

    /** Says how far the look reached. */
    public Answer coverage(String reach) {
        coverage = reach;
        return this;
    }

    /** Names the database. */
    public Answer target(Target database) {
        target = database;
        return this;
    }

    /** Names the differences. */
    public Answer drift(Difference difference) {
        drift = difference;
        return this;
    }

    /** Adds a step that a person is to take. */
    public Answer step(String step) {
        plan.add(step);
        return this;
    }

    /** How the command ends. */
    public Exit exit() {
        return Exit.of(exits);
    }

    String state() {
        return state;
    }

    List<String> lines() {
        return lines;
    }

    List<String> places() {
        return places;
    }

    List<Finding> findings() {
        return findings;
    }

    List<ScriptState> scripts() {
        return scripts;
    }

    List<String> plan() {
        return plan;
    }

    String head() {
        return head;
    }

    String coverage() {
        return coverage;
    }

    Optional<Target> target() {
        return Optional.ofNullable(target);
    }

    Optional<Difference> drift() {
        return Optional.ofNullable(drift);
    }

    Optional<String> message() {
        return Optional.ofNullable(message);
    }
}
