package com.pivotalflow.schema.cli.console;

import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.script.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

/** Where a command speaks: results to the one side, progress and bad ends to the other. */
public final class Console {

    private static final String RED = "\u001B[31m";
    private static final String YELLOW = "\u001B[33m";
    private static final String PLAIN = "\u001B[0m";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final boolean color;
    private final boolean json;
    private final boolean quiet;

    /**
     * A console.
     *
     * @param out takes the result
     * @param err takes progress and bad ends
     * @param terminal whether somebody watches, so that a line may be overwritten
     * @param color whether words may be colored
     * @param json whether the result is a document
     * @param quiet whether only the result is told
     */
    public Console(PrintWriter out, PrintWriter err, boolean terminal, boolean color, boolean json, boolean quiet) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.color = color;
        this.json = json;
        this.quiet = quiet;
    }

    /** Hears how the command goes on. */
    public Progress progress() {
        return quiet ? Progress.silent() : new ConsoleProgress(err, terminal, System::nanoTime);
    }

    /**
     * Shows an answer.
     *
     * @param command which one answers
     * @param took how long it took
     */
    public void show(String command, Answer answer, Duration took) {
        if (json) {
            out.println(AnswerJson.of(command, answer, took));
        } else {
            answer.lines().forEach(out::println);
            answer.findings().forEach(finding -> out.println(colored(finding)));
            answer.drift().filter(drift -> !drift.none()).ifPresent(drift -> out.println(drift.text()));
            if (!answer.plan().isEmpty()) {
                out.println("next:");
                answer.plan().forEach(step -> out.println("    " + step));
            }
        }
        out.flush();
        answer.message().ifPresent(message -> complain(answer.state() + ": " + message));
    }

    /** Says on standard error why a command ended. */
    public void complain(String message) {
        err.println(color ? RED + message + PLAIN : message);
        err.flush();
    }

    private String colored(Finding finding) {
        if (!color) {
            return finding.toString();
        }
        return (finding.status() == Finding.Status.OPEN ? RED : YELLOW) + finding + PLAIN;
    }

    /** Writes what a person who mends the program needs, and an operator does not. */
    public static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
