package com.pivotalflow.exchange;

import com.pivotalflow.problem.ServerOwned;
import org.jspecify.annotations.Nullable;

/**
 * How an organization shall work in a currency.
 *
 * @param isActive whether it works in it
 * @param isDefault whether documents are in it by default; whichever was it before is it no longer. Absent means no
 */
@ServerOwned({"code", "name", "symbol", "decimals", "etag"})
public record SetCurrency(boolean isActive, @Nullable Boolean isDefault) {

    /** Whether it shall be the default. */
    boolean wantsToBeDefault() {
        return Boolean.TRUE.equals(isDefault);
    }
}
