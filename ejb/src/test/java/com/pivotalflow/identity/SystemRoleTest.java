package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SystemRoleTest {

    @Test
    void thereAre74PermissionsThreeOfThemReserved() {
        assertThat(Permissions.all()).hasSize(74).doesNotHaveDuplicates();
        assertThat(Permissions.reserved()).hasSize(3).isSubsetOf(Permissions.all());
    }

    @Test
    void onlyAdminHoldsEverythingAndWhatIsReserved() {
        assertThat(SystemRole.ADMIN.permissions()).hasSize(74);
        assertThat(Arrays.stream(SystemRole.values()).filter(role -> role != SystemRole.ADMIN))
                .allSatisfy(role -> assertThat(role.permissions()).doesNotContainAnyElementsOf(Permissions.reserved()));
    }

    @Test
    void theSmallRolesAreExactlyThose() {
        assertThat(SystemRole.SALES.permissions())
                .containsExactlyInAnyOrder(
                        "quotes.view",
                        "quotes.create",
                        "quotes.update",
                        "quotes.send",
                        "approvals.view",
                        "approvals.request",
                        "customers.view",
                        "customers.create",
                        "customers.update",
                        "customers.delete",
                        "rate_cards.view",
                        "rate_cards.view_rate_cards",
                        "projects.view");
        assertThat(SystemRole.MEMBER.permissions()).containsExactlyInAnyOrder("projects.view", "quotes.view");
        assertThat(SystemRole.VIEWER.permissions())
                .containsExactlyInAnyOrder("quotes.view", "customers.view", "projects.view");
        assertThat(SystemRole.PROJECT_MANAGER.permissions())
                .hasSize(10)
                .contains("quotes.view", "projects.delete", "allocations.view_capacity");
        assertThat(SystemRole.FINANCE.permissions())
                .hasSize(18)
                .contains("payments.void", "tax_classes.update", "quotes.view_cost", "audit.view");
    }

    @Test
    void executivesDecideAndReadTheRest() {
        Set<String> executive = SystemRole.EXECUTIVE.permissions();

        assertThat(executive)
                .contains("quotes.approve", "approvals.decide", "reports.view_compliance", "audit.view", "users.view")
                .doesNotContain("approvals.configure", "rate_cards.update", "settings.update", "jobs.create_jobs");
        assertThat(SystemRole.MANAGER.permissions())
                .containsAll(executive)
                .contains("rate_cards.delete", "allocations.create", "customers.update", "projects.create");
    }

    @Test
    void costsAreShownToThoseOnlyWhoAreMeantToSeeThem() {
        assertThat(Arrays.stream(SystemRole.values())
                        .filter(role -> role.permissions().contains("quotes.view_cost")))
                .containsExactlyInAnyOrder(
                        SystemRole.ADMIN, SystemRole.EXECUTIVE, SystemRole.MANAGER, SystemRole.FINANCE);
    }
}
