package com.pivotalflow.ratecard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The periods of prices that are to be added to one card together; says which of them stand in each other's way. */
final class ItemPeriods {

    private final Map<String, List<Period>> byCode = new HashMap<>();
    private final Map<String, List<Period>> byService = new HashMap<>();

    /** Adds a price unless it meets one that was added before; an inactive one meets nothing. */
    Optional<ItemCollision> add(CreateRateCardItem item) {
        if (!Boolean.TRUE.equals(item.isActive())) {
            return Optional.empty();
        }
        Period period = new Period(item.effectiveFrom(), item.effectiveUntil());
        String service = item.serviceCategoryId() + "/" + item.roleId() + "/" + item.unit();
        List<Period> ofCode = item.itemCode() == null
                ? new ArrayList<>()
                : byCode.computeIfAbsent(item.itemCode(), any -> new ArrayList<>());
        List<Period> ofService = byService.computeIfAbsent(service, any -> new ArrayList<>());
        if (ofCode.stream().anyMatch(period::meets)) {
            return Optional.of(ItemCollision.CODE);
        }
        if (ofService.stream().anyMatch(period::meets)) {
            return Optional.of(ItemCollision.PERIOD);
        }
        ofCode.add(period);
        ofService.add(period);
        return Optional.empty();
    }

    /** First and last day; without a last one it is open. */
    private record Period(
            @Nullable LocalDate from, @Nullable LocalDate until) {

        boolean meets(Period other) {
            return begins(this, other) && begins(other, this);
        }

        private static boolean begins(Period one, Period beforeEndOf) {
            return one.from == null || beforeEndOf.until == null || !one.from.isAfter(beforeEndOf.until);
        }
    }
}
