package com.pivotalflow.exchange;

import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Figure;
import com.pivotalflow.validation.FigureKind;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An exchange rate as a client states it: one unit of the base currency is worth {@code rate} units of the quote
 * currency.
 *
 * @param baseCurrency code of ISO 4217
 * @param quoteCurrency code of ISO 4217, another one
 * @param rate above 0, at most 16 decimals
 * @param effectiveFrom first day; it holds until the next rate of the pair
 * @param source who published it, 1 to 50 characters
 * @param verified whether somebody checked it; absent means no
 */
@ServerOwned({"id", "etag", "createdAt", "updatedAt"})
public record CreateExchangeRate(
        @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
        String baseCurrency,

        @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
        String quoteCurrency,

        @Figure(FigureKind.EXCHANGE_RATE) BigDecimal rate,
        LocalDate effectiveFrom,
        @Length(min = 1, max = 50) String source,
        @Nullable Boolean verified) {

    /** The same with what stands for absent members. */
    CreateExchangeRate complete() {
        return new CreateExchangeRate(
                baseCurrency, quoteCurrency, rate, effectiveFrom, source, Boolean.TRUE.equals(verified));
    }
}
