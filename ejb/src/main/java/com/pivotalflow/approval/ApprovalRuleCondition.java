package com.pivotalflow.approval;

import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One condition of a rule; all of them must hold. */
@Entity
@Table(name = "approval_rule_conditions")
class ApprovalRuleCondition extends TenantRow {

    // Mapped for the foreign key; the rule reads its conditions, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "approval_rule_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private ApprovalRule rule;

    @Column(name = "position", nullable = false, updatable = false)
    private short position;

    @Convert(converter = ApprovalColumns.OfField.class)
    @Column(name = "field", nullable = false)
    private ConditionField field;

    @Convert(converter = ApprovalColumns.OfOperator.class)
    @Column(name = "operator", nullable = false)
    private ConditionOperator operator;

    @Column(name = "value_number", precision = 19, scale = 6)
    private @Nullable BigDecimal valueNumber;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "value_list")
    private @Nullable List<String> valueList;

    @Column(name = "value_boolean")
    private @Nullable Boolean valueBoolean;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ApprovalRuleCondition() {}

    @SuppressWarnings("NullAway.Init")
    ApprovalRuleCondition(ApprovalRule rule, int position, Condition condition, Instant at) {
        super(rule.organization(), Ids.next(), at);
        this.rule = rule;
        this.position = (short) position;
        take(condition);
    }

    /** Takes over what a change made of the condition at this place; one that is as it was is left alone. */
    void change(Condition condition, Instant at) {
        if (!Sameness.of(condition(), condition)) {
            take(condition);
            touch(at);
        }
    }

    private void take(Condition condition) {
        field = condition.field();
        operator = condition.operator();
        valueNumber = condition.number();
        valueList = condition.list().isEmpty() ? null : condition.list();
        valueBoolean = condition.flag();
    }

    /** The condition, to be asked. */
    Condition condition() {
        return new Condition(field, operator, valueNumber, valueList == null ? List.of() : valueList, valueBoolean);
    }
}
