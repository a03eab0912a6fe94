package com.pivotalflow.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What shares come to by the day, against going through the days one by one. */
class WorkloadTest {

    private static final LocalDate DAY_ZERO = LocalDate.of(2026, 5, 25);
    private static final long SEED = 20_261_130;
    private static final int CASES = 10_000;
    private static final int MOST_SHARES = 8;
    private static final int DAYS = 40;

    private static final BigDecimal HOURS = new BigDecimal("7.5");

    private final Random random = new Random(SEED);

    @Test
    void theExampleOfTheSpecificationIsJudgedByTheDay() {
        List<Share> planned =
                List.of(share("2026-06-01", "2026-06-14", "0.6"), share("2026-06-15", "2026-06-30", "0.6"));

        Peak peak = Workload.of(planned, LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30))
                .peak();

        assertThat(peak.fraction()).isEqualByComparingTo("0.6");
        assertThat(peak.from()).isEqualTo("2026-06-01");
        assertThat(peak.until()).isEqualTo("2026-06-30");
    }

    @Test
    void anIdlePersonIsIdleAllThePeriod() {
        assertThat(Workload.of(List.of(), DAY_ZERO, DAY_ZERO.plusDays(3)).peak())
                .isEqualTo(new Peak(BigDecimal.ZERO, DAY_ZERO, DAY_ZERO.plusDays(3)));
    }

    @Test
    void thePeakIsWhatGoingThroughTheDaysFinds() {
        int withSeveralRuns = 0;
        for (int i = 0; i < CASES; i++) {
            List<Share> shares = shares();
            LocalDate from = day();
            LocalDate until = from.plusDays(random.nextInt(DAYS));

            Peak expected = naivePeak(shares, from, until);
            Peak peak = Workload.of(shares, from, until).peak();

            Supplier<String> text = () -> shares + " from " + from + " until " + until;
            assertThat(peak.fraction()).as(text).isEqualByComparingTo(expected.fraction());
            assertThat(peak.from()).as(text).isEqualTo(expected.from());
            assertThat(peak.until()).as(text).isEqualTo(expected.until());
            withSeveralRuns += peak.from().isAfter(from) && peak.until().isBefore(until) ? 1 : 0;
        }
        assertThat(withSeveralRuns).isGreaterThan(CASES / 10);
    }

    @Test
    void aWeekIsWhatGoingThroughItsDaysFinds() {
        for (int i = 0; i < CASES; i++) {
            List<Share> shares = shares();
            List<Share> here = shares.subList(0, shares.size() / 2);
            LocalDate monday = DAY_ZERO.plusWeeks(random.nextInt(DAYS / 7));

            CapacityView.Week week = WeekLoad.of(monday, shares, here, HOURS);

            BigDecimal days = BigDecimal.ZERO;
            BigDecimal daysHere = BigDecimal.ZERO;
            BigDecimal peak = BigDecimal.ZERO;
            for (int day = 0; day < 5; day++) {
                BigDecimal sum = sum(shares, monday.plusDays(day));
                days = days.add(sum);
                daysHere = daysHere.add(sum(here, monday.plusDays(day)));
                peak = peak.max(sum);
            }
            assertThat(week.availableHours()).isEqualTo("37.5");
            assertThat(new BigDecimal(week.allocatedHours())).isEqualByComparingTo(days.multiply(HOURS));
            assertThat(new BigDecimal(String.valueOf(week.projectHours())))
                    .isEqualByComparingTo(daysHere.multiply(HOURS));
            assertThat(new BigDecimal(week.averagePercent())).isEqualByComparingTo(days.multiply(new BigDecimal("20")));
            assertThat(new BigDecimal(week.peakPercent())).isEqualByComparingTo(peak.multiply(new BigDecimal("100")));
        }
    }

    /** The first run of days with the highest sum, day by day. */
    private static Peak naivePeak(List<Share> shares, LocalDate from, LocalDate until) {
        BigDecimal highest = from.datesUntil(until.plusDays(1))
                .map(day -> sum(shares, day))
                .max(BigDecimal::compareTo)
                .orElseThrow();
        LocalDate first = from;
        while (sum(shares, first).compareTo(highest) != 0) {
            first = first.plusDays(1);
        }
        LocalDate last = first;
        while (last.isBefore(until) && sum(shares, last.plusDays(1)).compareTo(highest) == 0) {
            last = last.plusDays(1);
        }
        return new Peak(highest, first, last);
    }

    private static BigDecimal sum(List<Share> shares, LocalDate day) {
        return shares.stream()
                .filter(share -> !share.from().isAfter(day) && !share.until().isBefore(day))
                .map(Share::fraction)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        int count = random.nextInt(MOST_SHARES + 1);
        for (int i = 0; i < count; i++) {
            LocalDate from = day();
            // Few different fractions, so that different shares often come to the same sum.
            shares.add(
                    new Share(from, from.plusDays(random.nextInt(DAYS)), BigDecimal.valueOf(1 + random.nextInt(4), 1)));
        }
        return shares;
    }

    private LocalDate day() {
        return DAY_ZERO.plusDays(random.nextInt(DAYS));
    }

    private static Share share(String from, String until, String fraction) {
        return new Share(LocalDate.parse(from), LocalDate.parse(until), new BigDecimal(fraction));
    }
}
