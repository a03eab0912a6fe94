package com.pivotalflow.organization;

import com.pivotalflow.money.CurrencyUnit;
import java.util.Map;

/** Every currency there is, for whoever needs those of many documents at once: each call of a service has its price. */
public final class KnownCurrencies {

    private final Map<String, CurrencyUnit> byCode;

    KnownCurrencies(Map<String, CurrencyUnit> byCode) {
        this.byCode = Map.copyOf(byCode);
    }

    /**
     * A currency by its code, whether or not it is still in use: a document that exists keeps its own.
     *
     * @throws IllegalArgumentException when there is none, which the foreign key of documents rules out
     */
    public CurrencyUnit of(String code) {
        CurrencyUnit known = byCode.get(code);
        if (known == null) {
            throw new IllegalArgumentException("no currency " + code);
        }
        return known;
    }
}
