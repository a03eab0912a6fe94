package com.pivotalflow.approval;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;
import java.util.Objects;

/** How the closed sets of approval stand in their columns. */
final class ApprovalColumns {

    private ApprovalColumns() {}

    static ApprovalSubject subject(String column) {
        return Objects.requireNonNull(new OfSubject().convertToEntityAttribute(column));
    }

    static RoundStatus status(String column) {
        return Objects.requireNonNull(new OfStatus().convertToEntityAttribute(column));
    }

    @Converter
    static class OfField extends WireNameConverter<ConditionField> {
        OfField() {
            super(ConditionField.values(), ConditionField::wireName);
        }
    }

    @Converter
    static class OfOperator extends WireNameConverter<ConditionOperator> {
        OfOperator() {
            super(ConditionOperator.values(), ConditionOperator::wireName);
        }
    }

    @Converter
    static class OfSubject extends WireNameConverter<ApprovalSubject> {
        OfSubject() {
            super(ApprovalSubject.values(), ApprovalSubject::wireName);
        }
    }

    @Converter
    static class OfStatus extends WireNameConverter<RoundStatus> {
        OfStatus() {
            super(RoundStatus.values(), RoundStatus::wireName);
        }
    }

    @Converter
    static class OfVerdict extends WireNameConverter<Verdict> {
        OfVerdict() {
            super(Verdict.values(), Verdict::wireName);
        }
    }
}
