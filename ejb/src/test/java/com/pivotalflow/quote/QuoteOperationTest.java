package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuoteOperationTest {

    private static final Caller ADMIN = caller("quotes.update", "quotes.send", "quotes.delete", "approvals.request");

    @Test
    void aDraftCanBeSubmittedCancelledAndDeleted() {
        assertThat(QuoteOperation.allowed(QuoteStatus.DRAFT, ADMIN)).containsExactly("submit", "cancel", "delete");
    }

    @Test
    void aPendingQuoteCanOnlyBeWithdrawn() {
        assertThat(QuoteOperation.allowed(QuoteStatus.PENDING, ADMIN)).containsExactly("withdraw");
    }

    @Test
    void whatTheCustomerHasInHandIsCancelledOnlyByThoseWhoMaySend() {
        assertThat(QuoteOperation.allowed(QuoteStatus.SENT, caller("quotes.update")))
                .containsExactly("revise");
        assertThat(QuoteOperation.allowed(QuoteStatus.SENT, caller("quotes.send")))
                .containsExactly("accept", "reject", "cancel");
    }

    @Test
    void submittingNeedsBothPermissions() {
        assertThat(QuoteOperation.allowed(QuoteStatus.DRAFT, caller("quotes.update")))
                .doesNotContain("submit");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "CANCELLED"})
    void finalStatusesAllowNothing(QuoteStatus status) {
        assertThat(QuoteOperation.allowed(status, ADMIN)).isEmpty();
    }

    private static Caller caller(String... permissions) {
        return new Caller(new OrganizationId(UUID.randomUUID()), new UserId(UUID.randomUUID()), Set.of(permissions));
    }
}
