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

    private volatile @Nullable Map<String, Known> currencies;

    /** The currency with this code, whether or not it is still in use. */
    Optional<CurrencyUnit> find(String code) {
        return Optional.ofNullable(all().get(code)).map(Known::unit);
    }

    /** The currency with this code if new documents may use it. */
    Optional<CurrencyUnit> findActive(String code) {
        return Optional.ofNullable(all().get(code)).filter(Known::isActive).map(Known::unit);
    }

    private Map<String, Known> all() {
        Map<String, Known> known = currencies;
        if (known == null) {
            known = read();
            currencies = known;
        }
        return known;
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
}
