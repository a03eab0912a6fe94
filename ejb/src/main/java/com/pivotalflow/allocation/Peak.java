package com.pivotalflow.allocation;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The fullest days of a period: the first run of days that have the highest sum.
 *
 * @param fraction of each of them that is taken
 * @param from first of them
 * @param until last of them
 */
record Peak(BigDecimal fraction, LocalDate from, LocalDate until) {}
