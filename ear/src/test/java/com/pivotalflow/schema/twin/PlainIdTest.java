package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainIdTest {

    private final PlainId ids = new PlainId(
            Map.of(
                    "Customer", "public.customers",
                    "Role", "public.roles",
                    "DeliveryRole", "public.delivery_roles"),
            Map.of("createdBy", "public.users", "roleId", "public.other_roles", "never", "public.users"));

    @Test
    void anAttributeSaysWhoseIdItIs() {
        assertThat(ids.table("customerId")).contains("public.customers");
        assertThat(ids.table("billingCustomerId")).contains("public.customers");
    }

    @Test
    void theLongestEntityCounts() {
        assertThat(ids.table("deliveryRoleId")).contains("public.delivery_roles");
        assertThat(ids.table("oldRoleId")).contains("public.roles");
    }

    @Test
    void whatIsStatedCountsFirst() {
        assertThat(ids.table("createdBy")).contains("public.users");
        assertThat(ids.table("roleId")).contains("public.other_roles");
        assertThat(ids.unused()).containsExactly("never");
    }

    @Test
    void othersAreNoIds() {
        assertThat(ids.table("customer")).isEmpty();
        assertThat(ids.table("parentId")).isEmpty();
        assertThat(ids.table("id")).isEmpty();
    }
}
