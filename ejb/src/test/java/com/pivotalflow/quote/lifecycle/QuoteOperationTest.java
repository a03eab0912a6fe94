package com.pivotalflow.quote.lifecycle;

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
        assertThat(QuoteOperation.allowed(fresh(QuoteStatus.DRAFT), ADMIN))
                .containsExactly("submit", "cancel", "delete");
    }

    @Test
    void aPendingQuoteCanOnlyBeWithdrawn() {
        assertThat(QuoteOperation.allowed(fresh(QuoteStatus.PENDING), ADMIN)).containsExactly("withdraw");
    }

    @Test
    void whatTheCustomerHasInHandIsCancelledOnlyByThoseWhoMaySend() {
        QuoteStanding sent = new QuoteStanding(QuoteStatus.SENT, VersionState.SENT);

        assertThat(QuoteOperation.allowed(sent, caller("quotes.update"))).containsExactly("revise");
        assertThat(QuoteOperation.allowed(sent, caller("quotes.send"))).containsExactly("accept", "reject", "cancel");
    }

    @Test
    void aRevisionIsDiscardedAndNeverDeleted() {
        QuoteStanding revision = new QuoteStanding(QuoteStatus.DRAFT, VersionState.VIEWED);

        assertThat(QuoteOperation.allowed(revision, ADMIN))
                .containsExactly("submit", "accept", "reject", "discard_revision", "cancel");
        assertThat(QuoteOperation.allowed(revision, caller("quotes.update"))).containsExactly("discard_revision");
        assertThat(QuoteOperation.allowed(
                        new QuoteStanding(QuoteStatus.DRAFT, VersionState.REJECTED), caller("quotes.update")))
                .containsExactly("discard_revision", "cancel");
    }

    @Test
    void submittingNeedsBothPermissions() {
        assertThat(QuoteOperation.allowed(fresh(QuoteStatus.DRAFT), caller("quotes.update")))
                .doesNotContain("submit");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "CANCELLED"})
    void finalStatusesAllowNothing(QuoteStatus status) {
        assertThat(QuoteOperation.allowed(new QuoteStanding(status, VersionState.ACCEPTED), ADMIN))
                .isEmpty();
    }

    private static QuoteStanding fresh(QuoteStatus status) {
        return new QuoteStanding(status, null);
    }

    private static Caller caller(String... permissions) {
        return new Caller(new OrganizationId(UUID.randomUUID()), new UserId(UUID.randomUUID()), Set.of(permissions));
    }
}
