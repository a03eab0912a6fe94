package com.pivotalflow.quote.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the specification 12. */
class QuoteDeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "2026-04-04, Pacific/Auckland, 2026-04-04T11:00:00Z",
        "2026-04-05, Pacific/Auckland, 2026-04-05T12:00:00Z",
        "2026-09-26, Pacific/Auckland, 2026-09-26T12:00:00Z",
        "2026-09-27, Pacific/Auckland, 2026-09-27T11:00:00Z",
        "2026-04-23, Africa/Cairo, 2026-04-23T22:00:00Z",
        "2026-07-15, America/Los_Angeles, 2026-07-16T07:00:00Z"
    })
    void theTimeIsOverWhenTheNextDayBeginsWhereTheFirmIs(LocalDate validUntil, String zone, Instant deadline) {
        assertThat(PrintableQuote.deadline(validUntil, ZoneId.of(zone))).isEqualTo(deadline);
    }
}
