package com.pivotalflow.schema.cli.console;

import com.pivotalflow.schema.outcome.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells progress: a bar that moves where somebody watches, else a plain line every five seconds. */
final class ConsoleProgress implements Progress {

    private static final int WIDTH = 24;
    private static final long NANOS = 1_000_000_000L;
    private static final long BETWEEN_LINES = 5 * NANOS;
    private static final long BETWEEN_BARS = NANOS / 10;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long shown;
    private int open;

    /**
     * A progress that has said nothing yet.
     *
     * @param nanos a clock that only goes forward
     */
    ConsoleProgress(PrintWriter err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.shown = nanos.getAsLong();
    }

    @Override
    public synchronized void say(String line) {
        wipe();
        err.println(line);
        err.flush();
    }

    @Override
    public synchronized void at(String work, long done, long total) {
        long now = nanos.getAsLong();
        boolean last = done >= total;
        if (now - shown < (terminal ? BETWEEN_BARS : BETWEEN_LINES) && !(terminal && last)) {
            return;
        }
        shown = now;
        if (terminal) {
            bar(work, done, total);
            if (last) {
                wipe();
            }
        } else {
            err.println(String.format(Locale.ROOT, "%s: %,d of %,d", work, done, total));
        }
        err.flush();
    }

    private void bar(String work, long done, long total) {
        int full = total <= 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * done / total);
        String text = String.format(
                Locale.ROOT, "[%s%s] %s: %,d of %,d", "#".repeat(full), " ".repeat(WIDTH - full), work, done, total);
        wipe();
        err.print(text);
        open = text.length();
    }

    /** Takes an open bar away. */
    private void wipe() {
        if (open > 0) {
            err.print("\r" + " ".repeat(open) + "\r");
            open = 0;
        }
    }
}
