package com.pivotalflow.allocation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What shares come to on each day of a period, found by going over the days on which one begins or has ended: between two
 * of these nothing changes.
 */
final class Workload {

    private final LocalDate from;
    private final LocalDate until;
    private final NavigableMap<LocalDate, BigDecimal> changes = new TreeMap<>();

    private Workload(LocalDate from, LocalDate until) {
        this.from = from;
        this.until = until;
        changes.put(from, BigDecimal.ZERO);
    }

    /**
     * The load of a period.
     *
     * @param until last day, not before the first
     */
    static Workload of(List<Share> shares, LocalDate from, LocalDate until) {
        Workload load = new Workload(from, until);
        shares.stream().filter(share -> share.touches(from, until)).forEach(load::add);
        return load;
    }

    private void add(Share share) {
        LocalDate begin = share.from().isBefore(from) ? from : share.from();
        changes.merge(begin, share.fraction(), BigDecimal::add);
        if (share.until().isBefore(until)) {
            changes.merge(share.until().plusDays(1), share.fraction().negate(), BigDecimal::add);
        }
    }

    /** The fullest days; all of the period when nothing is taken. */
    Peak peak() {
        Peak peak = new Peak(BigDecimal.ZERO, from, from.minusDays(1));
        Peak run = peak;
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<LocalDate, BigDecimal> change : changes.entrySet()) {
            sum = sum.add(change.getValue());
            boolean goesOn = run.until().equals(change.getKey().minusDays(1))
                    && run.fraction().compareTo(sum) == 0;
            run = new Peak(sum, goesOn ? run.from() : change.getKey(), endOf(change.getKey()));
            boolean isSameRun = goesOn && run.from().equals(peak.from());
            if (isSameRun || run.fraction().compareTo(peak.fraction()) > 0) {
                peak = run;
            }
        }
        return peak;
    }

    /** The last day before something changes again. */
    private LocalDate endOf(LocalDate begin) {
        LocalDate next = changes.higherKey(begin);
        return next == null ? until : next.minusDays(1);
    }
}
