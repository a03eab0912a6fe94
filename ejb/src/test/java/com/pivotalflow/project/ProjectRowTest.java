package com.pivotalflow.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProjectRowTest {

    private static final Instant AT = Instant.parse("2026-05-01T02:15:30.120Z");

    @Test
    void rowBecomesTheMembersOfTheSpecificationInItsOwnColumns() {
        UUID id = UUID.fromString("01970000-0000-7000-8000-000000000001");
        UUID customer = UUID.fromString("01970000-0000-7000-8000-000000000002");
        UUID quote = UUID.fromString("01970000-0000-7000-8000-000000000003");

        ProjectView view = ProjectRow.view(new Object[] {
            id,
            "Website Redesign",
            "WEB-REDESIGN",
            null,
            customer,
            quote,
            "on_hold",
            null,
            Date.valueOf("2026-05-01"),
            null,
            "{}",
            AT,
            AT,
            3L
        });

        assertThat(view.customerId()).isEqualTo(customer);
        assertThat(view.quoteId()).isEqualTo(quote);
        assertThat(view.status()).isEqualTo(ProjectStatus.ON_HOLD);
        assertThat(view.ownerId()).isNull();
        assertThat(view.startDate()).isEqualTo(LocalDate.parse("2026-05-01"));
        assertThat(view.budgets()).isNull();
        assertThat(view.etag()).isEqualTo("\"3-0\"");
    }

    @Test
    void quantityOfABudgetHasNoTrailingZerosAndNoExponent() {
        assertThat(ProjectRow.budget(new Object[] {null, null, "hour", new BigDecimal("100.000000")})
                        .quantity())
                .isEqualTo("100");
    }
}
