package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.catalog.Entry;
import com.pivotalflow.schema.catalog.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantInFrontTest {

    @Test
    void theTenantMayStandInFrontOfTheEntitysKey() {
        assertThat(TenantInFront.same(List.of("organization_id", "id"), List.of("id")))
                .isTrue();
        assertThat(TenantInFront.same(List.of("organization_id", "id"), List.of("organization_id", "id")))
                .isTrue();
    }

    @Test
    void anythingElseIsAnotherKey() {
        assertThat(TenantInFront.same(List.of("id", "organization_id"), List.of("id")))
                .as("behind")
                .isFalse();
        assertThat(TenantInFront.same(List.of("customer_id", "id"), List.of("id")))
                .as("not the tenant")
                .isFalse();
        assertThat(TenantInFront.same(List.of("organization_id", "code", "name"), List.of("name", "code")))
                .as("another order")
                .isFalse();
        assertThat(TenantInFront.same(List.of("id"), List.of("organization_id", "id")))
                .as("only the entity has it")
                .isFalse();
        assertThat(TenantInFront.same(List.of("organization_id", "organization_id"), List.of("organization_id")))
                .as("twice")
                .isFalse();
    }

    @Test
    void aForeignKeyHasTheTenantAtBothEnds() {
        KeyShape entity = key("FOREIGN KEY (quote_id) REFERENCES public.quotes(id)");

        assertThat(TenantInFront.same(
                        key("FOREIGN KEY (organization_id, quote_id) REFERENCES public.quotes(organization_id, id)"),
                        entity))
                .isTrue();
        assertThat(TenantInFront.same(key("FOREIGN KEY (quote_id) REFERENCES public.orders(id)"), entity))
                .as("another table")
                .isFalse();
        assertThat(TenantInFront.same(
                        key("FOREIGN KEY (organization_id, quote_id) REFERENCES public.quotes(customer_id, id)"),
                        entity))
                .as("something else at the other end")
                .isFalse();
    }

    private static KeyShape key(String definition) {
        return KeyShape.of(new Entry("fk on public.parts", Kind.CONSTRAINT, definition))
                .orElseThrow();
    }
}
