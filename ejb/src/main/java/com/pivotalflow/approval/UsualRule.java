package com.pivotalflow.approval;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rules that every organization begins with (specification of quoting, 10.1). Amounts are in the base currency,
 * per cent are fractions.
 */
enum UsualRule {
    /** From 5,000 net on. */
    D1(1, "manager", "netTotal", "gte", new BigDecimal("5000")),
    /** Above 25,000 net. */
    D2(2, "executive", "netTotal", "gt", new BigDecimal("25000")),
    /** Above 10 % effective discount. */
    D3(1, "manager", "discountPercent", "gt", new BigDecimal("0.10")),
    /** Above 25 % effective discount. */
    D4(2, "executive", "discountPercent", "gt", new BigDecimal("0.25")),
    /** Below 20 % margin, or an unknown one. */
    D5(1, "manager", "marginPercent", "lt", new BigDecimal("0.20")),
    /** A customer who never accepted a quote. */
    D6(1, "manager", "newCustomer", "eq", null);

    private final int level;
    private final String approverRole;
    private final String field;
    private final String operator;
    private final @Nullable BigDecimal threshold;

    UsualRule(int level, String approverRole, String field, String operator, @Nullable BigDecimal threshold) {
        this.level = level;
        this.approverRole = approverRole;
        this.field = field;
        this.operator = operator;
        this.threshold = threshold;
    }

    int level() {
        return level;
    }

    String approverRole() {
        return approverRole;
    }

    String field() {
        return field;
    }

    String operator() {
        return operator;
    }

    /** What the field is compared with; absent where the rule asks for yes. */
    @Nullable
    BigDecimal threshold() {
        return threshold;
    }
}
