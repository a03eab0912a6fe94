package com.pivotalflow.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Heap;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Prints how long exports take from the order to the last byte of the file, and what memory the server keeps meanwhile. No
 * part of a usual build: {@code mvn -Dmeasure=Bench verify} runs it.
 */
@OnRealServer
class ExportBench {

    private static final int USUAL = 10_000;
    private static final int MANY = 500_000;
    private static final int TURNS = 3;
    private static final long MIB = 1024L * 1024;

    @Test
    void howLongAnExportTakesAndWhatItKeeps() throws Exception {
        ExportFirm firm = ExportFirm.open(TestServer.MAIN);
        firm.customers(USUAL);
        for (int turn = 1; turn <= TURNS; turn++) {
            for (String format : new String[] {"csv", "json"}) {
                long start = System.nanoTime();
                int bytes = firm.exported("customers", format, Map.of()).bytes().length;
                System.out.printf(
                        "%d rows as %s: %d KiB in %d ms%n",
                        USUAL,
                        format,
                        bytes / 1024,
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
            }
        }
        ExportFirm large = ExportFirm.open(TestServer.MAIN);
        large.customers(MANY);
        long before = Heap.kept(TestServer.MAIN);
        long most = 0;
        long start = System.nanoTime();
        String id = large.ordered("customers", "csv", Map.of());
        while (large.job(id).path("completedAt").isMissingNode()) {
            most = Math.max(most, Heap.kept(TestServer.MAIN));
            // Collecting garbage all the time would keep the export from its work.
            TimeUnit.SECONDS.sleep(1);
        }
        System.out.printf(
                "%d rows: %d ms, %d MiB of objects before, at most %d MiB meanwhile%n",
                MANY, Duration.ofNanos(System.nanoTime() - start).toMillis(), before / MIB, most / MIB);
        assertThat(large.job(id).at("/result/rows").asInt()).isEqualTo(MANY);
        // Kept by nobody: the client of this test would hold all of a larger file.
        assertThat(large.file(id).status()).isEqualTo(200);
    }
}
