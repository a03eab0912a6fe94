package com.pivotalflow.quote;

import com.pivotalflow.pricing.DiscountKind;
import com.pivotalflow.pricing.GroupChoice;
import com.pivotalflow.pricing.SelectionMode;
import com.pivotalflow.pricing.TaxBasis;
import com.pivotalflow.ratecard.PriceRule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stores a closed set by its names on the wire, which are also the names in the database's checks.
 *
 * @param <E> the set
 */
abstract class WireNameConverter<E extends Enum<E>> implements AttributeConverter<E, String> {

    private final Function<E, String> wireName;
    private final Map<String, E> byWireName;

    WireNameConverter(E[] values, Function<E, String> wireName) {
        this.wireName = wireName;
        this.byWireName = Arrays.stream(values).collect(Collectors.toUnmodifiableMap(wireName, value -> value));
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable E value) {
        return value == null ? null : wireName.apply(value);
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : byWireName.get(column);
    }

    @Converter
    static class OfStatus extends WireNameConverter<QuoteStatus> {
        OfStatus() {
            super(QuoteStatus.values(), QuoteStatus::wireName);
        }
    }

    @Converter
    static class OfType extends WireNameConverter<QuoteType> {
        OfType() {
            super(QuoteType.values(), QuoteType::wireName);
        }
    }

    @Converter
    static class OfLineKind extends WireNameConverter<LineKind> {
        OfLineKind() {
            super(LineKind.values(), LineKind::wireName);
        }
    }

    @Converter
    static class OfBasis extends WireNameConverter<TaxBasis> {
        OfBasis() {
            super(TaxBasis.values(), TaxBasis::wireName);
        }
    }

    @Converter
    static class OfDiscountKind extends WireNameConverter<DiscountKind> {
        OfDiscountKind() {
            super(DiscountKind.values(), DiscountKind::wireName);
        }
    }

    @Converter
    static class OfChoice extends WireNameConverter<GroupChoice> {
        OfChoice() {
            super(GroupChoice.values(), GroupChoice::wireName);
        }
    }

    @Converter
    static class OfSelectionMode extends WireNameConverter<SelectionMode> {
        OfSelectionMode() {
            super(SelectionMode.values(), SelectionMode::wireName);
        }
    }

    @Converter
    static class OfPriceRule extends WireNameConverter<PriceRule> {
        OfPriceRule() {
            super(PriceRule.values(), PriceRule::wireName);
        }
    }
}
