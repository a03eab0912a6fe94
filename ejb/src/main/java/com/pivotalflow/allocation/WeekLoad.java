package com.pivotalflow.allocation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What shares come to in a week from Monday to Friday. */
final class WeekLoad {

    /** Monday to Friday. */
    static final int WORKING_DAYS = 5;

    /** A fifth, exactly. */
    private static final BigDecimal PART_OF_WEEK = new BigDecimal("0.2");

    private static final int PERCENT = 2;

    private WeekLoad() {}

    /**
     * A week of somebody.
     *
     * @param shares that the person has, in that week or not
     * @param ofProject those of one project, whose hours are told apart; empty list for none
     * @param hoursPerDay that a whole day has
     */
    static CapacityView.Week of(LocalDate monday, List<Share> shares, List<Share> ofProject, BigDecimal hoursPerDay) {
        LocalDate friday = monday.plusDays(WORKING_DAYS - 1L);
        List<Share> present =
                shares.stream().filter(share -> share.touches(monday, friday)).toList();
        BigDecimal days = days(present, monday, friday);
        return new CapacityView.Week(
                monday,
                WORKING_DAYS,
                text(hoursPerDay.multiply(BigDecimal.valueOf(WORKING_DAYS))),
                text(days.multiply(hoursPerDay)),
                text(days(ofProject, monday, friday).multiply(hoursPerDay)),
                percent(days.multiply(PART_OF_WEEK)),
                percent(Workload.of(present, monday, friday).peak().fraction()));
    }

    /** How many whole days the shares come to. */
    private static BigDecimal days(List<Share> shares, LocalDate monday, LocalDate friday) {
        return shares.stream()
                .filter(share -> share.touches(monday, friday))
                .map(share -> share.fraction().multiply(BigDecimal.valueOf(daysOf(share, monday, friday))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long daysOf(Share share, LocalDate monday, LocalDate friday) {
        LocalDate begin = share.from().isBefore(monday) ? monday : share.from();
        LocalDate end = share.until().isAfter(friday) ? friday : share.until();
        return ChronoUnit.DAYS.between(begin, end) + 1;
    }

    /** A part of one as per cent, without trailing zeros. */
    static String percent(BigDecimal fraction) {
        return text(fraction.movePointRight(PERCENT));
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
