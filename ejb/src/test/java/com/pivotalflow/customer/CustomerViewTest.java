package com.pivotalflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerViewTest {

    private static final Instant AT = Instant.parse("2026-05-01T02:15:30.120Z");

    @Test
    void rowBecomesTheMembersOfTheSpecificationInItsOwnColumns() {
        UUID id = UUID.fromString("01970000-0000-7000-8000-000000000001");

        CustomerView view = CustomerRow.view(row(id, new BigDecimal("1234.5000"), "Wellington"));

        assertThat(view.id()).isEqualTo(id);
        assertThat(view.customerNumber()).isEqualTo("CUST-0001");
        assertThat(view.status()).isEqualTo(CustomerStatus.PROSPECT);
        assertThat(view.customerType()).isEqualTo(CustomerType.GOVERNMENT);
        assertThat(view.tags()).containsExactly("vip", "north");
        assertThat(view.taxId()).isEqualTo("tax number");
        assertThat(view.address()).isEqualTo(new AddressView(null, null, "Wellington", null, null, "NZ"));
        assertThat(view.creditLimit()).isEqualTo("1234.50");
        assertThat(view.metadata().labels()).containsEntry("tier", "gold");
        assertThat(view.etag()).isEqualTo("\"7-0\"");
    }

    @Test
    void unknownCreditLimitIsAbsent() {
        assertThat(CustomerRow.view(row(UUID.randomUUID(), null, null)).creditLimit())
                .isNull();
    }

    @Test
    void bitsKeepTheirWholeNameInJsonAndEnumsAreLowerCase() {
        JsonNode json = JsonMapper.builder()
                .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
                .build()
                .valueToTree(CustomerRow.view(row(UUID.randomUUID(), null, null)));

        assertThat(json.get("isTaxExempt").booleanValue()).isTrue();
        assertThat(json.has("taxExempt")).isFalse();
        assertThat(json.get("status").textValue()).isEqualTo("prospect");
    }

    private static Object[] row(UUID id, @Nullable BigDecimal limit, @Nullable String city) {
        return new Object[] {
            id,
            "CUST-0001",
            "Acme Corp",
            "legal name",
            "industry",
            "website",
            "description",
            "prospect",
            "government",
            "source",
            new String[] {"vip", "north"},
            (short) 3,
            "tax number",
            null,
            null,
            city,
            null,
            null,
            city == null ? null : "NZ",
            "phone",
            "e@mail",
            "NZD",
            (short) 20,
            limit,
            "NZD",
            (short) 2,
            true,
            "{}",
            "{\"tier\":\"gold\"}",
            AT,
            AT,
            7L
        };
    }
}
