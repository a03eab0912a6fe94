package com.pivotalflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTest {

    @ParameterizedTest
    @CsvSource({"PROSPECT, true", "LEAD, true", "ACTIVE, true", "INACTIVE, false"})
    void documentsMayBeMadeForEverybodyButInactiveCustomers(CustomerStatus status, boolean may) {
        NewCustomer content =
                new NewCustomer("CUST-0001", "Acme Corp", null, status, CustomerType.BUSINESS, null, null, "NZD", true);

        Customer customer =
                Customer.of(new OrganizationId(Ids.next()), content, Instant.parse("2026-05-01T02:15:30.120Z"));

        assertThat(customer.reference().active()).isEqualTo(may);
        assertThat(customer.reference().currency()).contains("NZD");
        assertThat(customer.reference().taxExempt()).isTrue();
    }
}
