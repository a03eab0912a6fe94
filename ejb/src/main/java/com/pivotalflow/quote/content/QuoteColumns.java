package com.pivotalflow.quote.content;

import com.pivotalflow.organization.WireNameConverter;
import com.pivotalflow.pricing.DiscountKind;
import com.pivotalflow.pricing.GroupChoice;
import com.pivotalflow.pricing.SelectionMode;
import com.pivotalflow.pricing.TaxBasis;
import com.pivotalflow.quote.lifecycle.ApprovalMode;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.lifecycle.VersionOutcome;
import com.pivotalflow.quote.lifecycle.VersionState;
import com.pivotalflow.quote.terms.LineKind;
import com.pivotalflow.quote.terms.QuoteType;
import com.pivotalflow.ratecard.PriceRule;
import jakarta.persistence.Converter;

/** How the closed sets of quotes stand in their columns. */
public final class QuoteColumns {

    private QuoteColumns() {}

    @Converter
    public static class OfStatus extends WireNameConverter<QuoteStatus> {
        public OfStatus() {
            super(QuoteStatus.values(), QuoteStatus::wireName);
        }
    }

    @Converter
    public static class OfVersionState extends WireNameConverter<VersionState> {
        public OfVersionState() {
            super(VersionState.values(), VersionState::wireName);
        }
    }

    @Converter
    public static class OfVersionOutcome extends WireNameConverter<VersionOutcome> {
        OfVersionOutcome() {
            super(VersionOutcome.values(), VersionOutcome::wireName);
        }
    }

    @Converter
    public static class OfApprovalMode extends WireNameConverter<ApprovalMode> {
        OfApprovalMode() {
            super(ApprovalMode.values(), ApprovalMode::wireName);
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
    public static class OfChoice extends WireNameConverter<GroupChoice> {
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
