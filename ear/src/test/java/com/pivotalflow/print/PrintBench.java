package com.pivotalflow.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.document.QuoteDocument;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Prints what printing a quote of 50 lines takes: the first one after the page that a server prints when it has started, and
 * later ones. No part of a usual build: {@code mvn -Dmeasure=Bench verify} runs it.
 */
class PrintBench {

    private static final int LINES = 50;
    private static final int WARM_UP = 40;
    private static final int TIMES = 60;

    @Test
    void whatPrintingCosts() {
        QuoteDocument latin = quote("Site audit of the warehouse in Te Kūiti");
        System.out.printf("page for nobody: %d ms of processor%n", TimeUnit.NANOSECONDS.toMillis(sample()));
        print("first", new long[][] {once(latin)});
        warm("Latin", latin);
        warm("Hebrew", quote("ביקורת 12 מחסנים (Dell R750) והכנת דוח"));
        warm("Arabic", quote("تدقيق 12 مستودعا (Dell R750) وإعداد التقرير"));
        warm("Japanese", quote("倉庫の監査と報告書の作成"));
    }

    private static long sample() {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(SamplePage.pdf()).isNotEmpty();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    private static void warm(String name, QuoteDocument quote) {
        IntStream.range(0, WARM_UP).forEach(time -> once(quote));
        print(name, IntStream.range(0, TIMES).mapToObj(time -> once(quote)).toArray(long[][]::new));
    }

    /** Nanoseconds by the clock and of this thread. */
    private static long[] once(QuoteDocument quote) {
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        byte[] pdf = QuotePdf.of(
                quote,
                new PrintTerms(
                        Locale.forLanguageTag("en-NZ"),
                        Instant.parse("2026-05-31T12:00:00Z"),
                        "sha256:" + "0".repeat(64),
                        null,
                        null,
                        null));
        assertThat(pdf).isNotEmpty();
        return new long[] {
            System.nanoTime() - clock, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread
        };
    }

    private static void print(String name, long[][] times) {
        System.out.printf(
                "print of %d lines, %s: median %d ms by the clock, %d ms of processor%n",
                LINES, name, median(times, 0), median(times, 1));
    }

    private static long median(long[][] times, int which) {
        long[] sorted =
                Arrays.stream(times).mapToLong(time -> time[which]).sorted().toArray();
        return TimeUnit.NANOSECONDS.toMillis(sorted[sorted.length / 2]);
    }

    private static QuoteDocument quote(String description) {
        List<QuoteDocument.Line> lines = IntStream.rangeClosed(1, LINES)
                .mapToObj(position -> line(position, description))
                .toList();
        return new QuoteDocument(
                QuoteDocument.SCHEMA,
                "Q-2026-0042",
                1,
                new QuoteDocument.Seller(new UUID(2, 1), "Kōwhai Advisory Ltd", "Pacific/Auckland"),
                new QuoteDocument.Party(new UUID(3, 1), "Tūī Freight Ltd"),
                "Warehouse audit",
                null,
                "project",
                "NZD",
                new QuoteDocument.Policy("NZ", "net", "DOCUMENT", "HALF_UP"),
                "2026-05-01",
                "2026-05-31",
                null,
                null,
                null,
                List.of(),
                List.of(),
                lines,
                new QuoteDocument.Totals("49807.50", "0.00", "0.00", "49807.50", "7471.13", "57278.63"),
                List.of(new QuoteDocument.TaxRow("GST", "15", "49807.50", "7471.13")));
    }

    private static QuoteDocument.Line line(int position, String description) {
        return new QuoteDocument.Line(
                new UUID(1, position),
                position,
                "service",
                description,
                null,
                "7.25",
                "hour",
                "137.40",
                false,
                "GST",
                "15",
                null,
                List.of(),
                new QuoteDocument.Choice("required", null, null),
                new QuoteDocument.Amounts("996.15", "0.00", "996.15", "149.42", "1145.57"));
    }
}
