package com.pivotalflow.fault;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What clients asked for and what they were told, outside of the installation. Each line is in the file before the
 * client goes on, so that what was acknowledged is known whatever happens next.
 */
final class Ledger implements AutoCloseable {

    private final PrintWriter file;
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final Map<String, Quote> quotes = new LinkedHashMap<>();
    private final Map<String, Integer> changes = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private long acknowledged;
    private long repeated;
    private long longestNanos;

    private Ledger(PrintWriter file) {
        this.file = file;
    }

    /** A new one in this file. */
    static Ledger in(Path file) {
        try {
            return new Ledger(new PrintWriter(Files.newBufferedWriter(file), true));
        } catch (IOException e) {
            throw new UncheckedIOException("no ledger", e);
        }
    }

    /**
     * A quote that somebody was told of.
     *
     * @param key of the request it was made by
     * @param id of the quote
     * @param number as people read it
     * @param title that was acknowledged last
     */
    record Quote(String key, String id, String number, String title) {}

    /** Somebody is going to ask for this, under this key; several times, perhaps. */
    synchronized void intend(String key, String what) {
        asked.put(key, what);
        file.println("intent " + key + " " + what);
    }

    /** Somebody was told that a quote was made. */
    synchronized void made(String key, String id, String number) {
        settle(key, "made " + id + " " + number);
        quotes.put(id, new Quote(key, id, number, key));
    }

    /** Somebody was told that a quote has another title. */
    synchronized void retitled(String key, String id, String title) {
        settle(key, "retitled " + id);
        Quote quote = quotes.get(id);
        if (quote != null) {
            quotes.put(id, new Quote(quote.key(), id, quote.number(), title));
        }
        changes.merge(id, 1, Integer::sum);
    }

    /** Somebody was told no, or nothing at all for minutes. */
    synchronized void failed(String key, String answer) {
        file.println("failed " + key + " " + answer);
        failures.add(key + ": " + answer);
    }

    /** A request was sent once more, because nobody answered or the answer asked for it. */
    synchronized void repeated(String key, String reason) {
        repeated++;
        file.println("again " + key + " " + reason);
    }

    /** How long one answer took. */
    synchronized void took(long nanos) {
        longestNanos = Math.max(longestNanos, nanos);
    }

    private void settle(String key, String outcome) {
        asked.remove(key);
        acknowledged++;
        file.println("told " + key + " " + outcome);
    }

    /** How often a request was sent once more. */
    synchronized long repeated() {
        return repeated;
    }

    synchronized long acknowledged() {
        return acknowledged;
    }

    /** The quotes that somebody was told of. */
    synchronized List<Quote> quotes() {
        return List.copyOf(quotes.values());
    }

    /** How often somebody was told that this quote had been changed. */
    synchronized int changes(String id) {
        return changes.getOrDefault(id, 0);
    }

    /** What was asked for and neither acknowledged nor refused. */
    synchronized Map<String, String> open() {
        return Map.copyOf(asked);
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** One line for whoever reads the figures. */
    synchronized String summary() {
        return "%d acknowledged, %d quotes, %d sent again, %d failed, longest answer %d ms"
                .formatted(acknowledged, quotes.size(), repeated, failures.size(), longestNanos / 1_000_000);
    }

    @Override
    public void close() {
        file.close();
    }
}
