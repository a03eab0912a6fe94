package com.pivotalflow.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.problem.DomainException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether a share fits, against asking every day. */
class ConflictTest {

    private static final LocalDate DAY_ZERO = LocalDate.of(2026, 6, 1);
    private static final UUID PROJECT = new UUID(1, 1);
    private static final UUID ROLE = new UUID(2, 2);
    private static final long SEED = 20_261_201;
    private static final int CASES = 10_000;

    @Test
    void whoIsAskedForTooMuchOnSomeDayIsRefusedAndNobodyElse() {
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            List<Planned> planned = new ArrayList<>();
            for (int other = random.nextInt(6); other > 0; other--) {
                planned.add(planned(random, new UUID(3, other)));
            }
            Share wanted = planned(random, PROJECT).share();

            boolean isTooMuch = wanted.from()
                    .datesUntil(wanted.until().plusDays(1))
                    .anyMatch(day -> sum(planned, day).add(wanted.fraction()).compareTo(BigDecimal.ONE) > 0);
            Optional<DomainException> refusal = Conflict.of(PROJECT, ROLE, wanted, during(planned, wanted));

            assertThat(refusal.isPresent())
                    .as(() -> wanted + " beside " + planned)
                    .isEqualTo(isTooMuch);
            refused += isTooMuch ? 1 : 0;
        }
        assertThat(refused).isBetween(CASES / 10, CASES - CASES / 10);
    }

    @Test
    void theSameRoleTwiceIsRefusedEvenWhereThereIsRoom() {
        Planned same = new Planned(
                new UUID(4, 4), PROJECT, ROLE, new Share(DAY_ZERO, DAY_ZERO.plusDays(1), new BigDecimal("0.1")));
        Share wanted = new Share(DAY_ZERO.plusDays(1), DAY_ZERO.plusDays(2), new BigDecimal("0.1"));

        assertThat(Conflict.of(PROJECT, ROLE, wanted, List.of(same)))
                .get()
                .satisfies(refusal -> assertThat(refusal.members()).containsEntry("peakPercent", "20"));
        assertThat(Conflict.of(PROJECT, new UUID(5, 5), wanted, List.of(same))).isEmpty();
    }

    private static List<Planned> during(List<Planned> planned, Share wanted) {
        return planned.stream()
                .filter(other -> other.share().touches(wanted.from(), wanted.until()))
                .toList();
    }

    private static BigDecimal sum(List<Planned> planned, LocalDate day) {
        return planned.stream()
                .map(Planned::share)
                .filter(share -> !share.from().isAfter(day) && !share.until().isBefore(day))
                .map(Share::fraction)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Planned planned(Random random, UUID project) {
        LocalDate from = DAY_ZERO.plusDays(random.nextInt(30));
        Share share = new Share(from, from.plusDays(random.nextInt(15)), BigDecimal.valueOf(1 + random.nextInt(60), 2));
        return new Planned(new UUID(random.nextLong(), random.nextLong()), project, ROLE, share);
    }
}
