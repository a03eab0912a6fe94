package com.pivotalflow.organization;

import com.pivotalflow.money.CurrencyUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The currencies of ISO 4217. Only migrations write them and their decimals never change, so they are read once and
 * kept.
 */
@ApplicationScoped
class CurrencyRepository {

    @Inject
    EntityManager entityManager;

    private volatile @Nullable Everything currencies;

    /** All of them, whether or not they are still in use. */
    KnownCurrencies known() {
        return all().known();
    }

    /** The currency with this code if new documents may use it. */
    Optional<CurrencyUnit> findActive(String code) {
        return Optional.ofNullable(all().byCode().get(code))
                .filter(Known::isActive)
                .map(Known::unit);
    }

    private Everything all() {
        Everything all = currencies;
        if (all == null) {
            all = Everything.of(read());
            currencies = all;
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Known> read() {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT code, minor_units, is_active FROM currencies")
                .getResultList();
        return rows.stream()
                .map(row ->
                        new Known(new CurrencyUnit((String) row[0], ((Number) row[1]).intValue()), (Boolean) row[2]))
                .collect(Collectors.toUnmodifiableMap(known -> known.unit().code(), known -> known));
    }

    private record Known(CurrencyUnit unit, boolean isActive) {}

    private record Everything(Map<String, Known> byCode, KnownCurrencies known) {

        static Everything of(Map<String, Known> byCode) {
            Map<String, CurrencyUnit> units = byCode.values().stream()
                    .map(Known::unit)
                    .collect(Collectors.toMap(CurrencyUnit::code, unit -> unit));
            return new Everything(byCode, new KnownCurrencies(units));
        }
    }
}
