package com.pivotalflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Heap;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Prints how long imports take from the first byte of the file to the report, and what memory the server keeps meanwhile.
 * No part of a usual build: {@code mvn -Dmeasure=Bench verify} runs it.
 */
@OnRealServer
class ImportBench {

    private static final int USUAL = 10_000;
    private static final int TURNS = 2;
    private static final long MIB = 1024L * 1024;

    @Test
    void howLongTenThousandRowsTake() throws Exception {
        for (int turn = 1; turn <= TURNS; turn++) {
            for (String more : new String[] {"", "&mode=best-effort", "&dryRun=true"}) {
                ImportFirm firm = ImportFirm.open(TestServer.MAIN);
                long start = System.nanoTime();
                String job = firm.sent("resource=customers" + more, ImportFirm.CSV, GeneratedFile.of(USUAL, 100));
                assertThat(firm.report(job).path("created").asInt()).isEqualTo(USUAL);
                System.out.printf("%d customers%s: %d ms%n", USUAL, more, since(start));
            }
        }
    }

    @Test
    void whatAHundredMegabytesTakeAndKeep() throws Exception {
        ImportFirm firm = ImportFirm.open(TestServer.MAIN);
        long before = Heap.kept(TestServer.MAIN);
        long most = 0;
        long start = System.nanoTime();
        String job = firm.sent("resource=customers&mode=best-effort", ImportFirm.CSV, GeneratedFile.of(53_000, 1_850));
        long taken = since(start);
        while (firm.job(job).path("completedAt").isMissingNode()) {
            most = Math.max(most, Heap.kept(TestServer.MAIN));
            Thread.sleep(500);
        }
        System.out.printf(
                "%d MB: taken in %d ms, %d rows in %d ms, %d MiB of objects before, at most %d MiB meanwhile%n",
                firm.database().number("SELECT max(byte_size) FROM import_jobs WHERE organization_id = ?", firm.id())
                        / 1_000_000,
                taken,
                firm.report(job).path("created").asInt(),
                since(start),
                before / MIB,
                most / MIB);
    }

    private static long since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
