package com.pivotalflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Heap;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Files that are larger than any other body may be, and one that is too large. */
@OnRealServer
class LargeImportsIT {

    private static final int MIB = 1024 * 1024;
    private static final long MILLIS_BETWEEN = 200;

    @Test
    void twentyFourMegabytesAreTakenAndReadWithoutBeingKeptInMemory() throws Exception {
        ImportFirm firm = ImportFirm.open(TestServer.MAIN);
        long before = Heap.kept(TestServer.MAIN);
        String job = firm.sent("resource=customers&dryRun=true", ImportFirm.CSV, GeneratedFile.of(14_000, 1_700));
        List<Long> meanwhile = new ArrayList<>();
        while (firm.job(job).path("completedAt").isMissingNode()) {
            meanwhile.add(Heap.kept(TestServer.MAIN));
            // Collecting garbage all the time would keep the import from its work.
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
        }

        JsonNode report = firm.report(job);

        assertThat(report.path("created").asInt()).as(report.toString()).isEqualTo(14_000);
        assertThat(firm.database()
                        .number("SELECT min(byte_size) FROM import_jobs WHERE organization_id = ?", firm.id()))
                .isGreaterThan(24_000_000);
        assertThat(firm.count("customers")).isZero();
        // What else the server does is in it too, such as its first print, and most of that passes. A file that was
        // kept
        // would be there in the second half of the import whenever one looks, half of it at least.
        long otherwise = Math.max(before, Heap.kept(TestServer.MAIN));
        List<Long> late = meanwhile.subList(meanwhile.size() / 2, meanwhile.size());
        assertThat(late).isNotEmpty();
        assertThat(Collections.min(late) - otherwise).isLessThan(8L * MIB);
    }

    @Test
    void theLengthNeedNotBeKnownBefore() throws Exception {
        ImportFirm firm = ImportFirm.open(TestServer.MAIN);

        JsonNode report = firm.report(firm.sent(
                "resource=customers&dryRun=true", ImportFirm.CSV, GeneratedFile.ofUnknownLength(5_000, 1_800)));

        assertThat(report.path("created").asInt()).as(report.toString()).isEqualTo(5_000);
    }

    @Test
    void whatIsLargerThanAFileMayBeIsRefusedThereAndAsBeforeElsewhere() throws Exception {
        ImportFirm firm = ImportFirm.open(TestServer.MAIN);

        String announced = firm.api().announce("/api/v1/imports?resource=customers", ImportFirm.CSV, 101L * MIB);
        Api.Answer elsewhere = firm.api()
                .with("Content-Type", ImportFirm.JSON)
                .send("POST", "/api/v1/customers", BodyPublishers.ofByteArray(new byte[300_000]));

        assertThat(announced).contains(" 413 ");
        assertThat(elsewhere.problem()).isEqualTo("PAYLOAD_TOO_LARGE");
        assertThat(firm.count("jobs")).isZero();
    }
}
