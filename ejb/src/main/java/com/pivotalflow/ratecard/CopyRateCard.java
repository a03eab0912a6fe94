package com.pivotalflow.ratecard;

import com.pivotalflow.money.Uplift;
import com.pivotalflow.validation.Figure;
import com.pivotalflow.validation.FigureKind;
import com.pivotalflow.validation.Length;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Carries a rate card forward.
 *
 * @param name of the new card, 2 to 255 characters
 * @param revision of the new card; {@code 1.0} when absent
 * @param effectiveFrom first day of the new card, which is open
 * @param upliftPercent by how much its prices are higher, -100 to 1000; they are the same when absent
 */
public record CopyRateCard(
        @Length(min = 2, max = 255) String name,
        @Nullable @Length(min = 1, max = 20) String revision,
        LocalDate effectiveFrom,
        @Nullable @Figure(FigureKind.UPLIFT) BigDecimal upliftPercent) {

    /** The rise of prices. */
    Uplift uplift() {
        return upliftPercent == null ? Uplift.NONE : new Uplift(upliftPercent);
    }
}
