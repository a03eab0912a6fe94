package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterRulesTest {

    private static final ParameterRules RULES = ParameterRules.withLabels(
            Set.of("status", "grandTotal[gte]", "customerId"), Set.of("createdAt", "acceptedAt"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status=sent",
                "grandTotal[gte]=1",
                "grandTotal%5Bgte%5D=1",
                "metadata.campaign=x",
                "metadata.cost-centre=7",
                "metadata.priceNote=x&status=a"
            })
    void whatIsUnderstoodPasses(String query) {
        assertThatCode(() -> RULES.check(Query.parse(query))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "statsu=sent,UNKNOWN_PARAMETER",
        "Status=sent,UNKNOWN_PARAMETER",
        "grandTotal=1,UNKNOWN_PARAMETER",
        "status=a&status=b,INVALID_PARAMETER",
        "metadata.grandTotal=1,JSONB_FILTER_FORBIDDEN",
        "metadata.a.unit_price=1,JSONB_FILTER_FORBIDDEN",
        "metadata[pricing][Unit-Price]=1,JSONB_FILTER_FORBIDDEN",
        "Metadata->>'status'=1,JSONB_FILTER_FORBIDDEN",
        "metadata->totals=1,JSONB_FILTER_FORBIDDEN",
        "METADATA.created_at=1,JSONB_FILTER_FORBIDDEN",
        "metadata->unitPrice=1,JSONB_FILTER_FORBIDDEN",
        "metadata->>unitPrice=1,JSONB_FILTER_FORBIDDEN",
        "metadata%2D%3E%3EunitPrice=1,JSONB_FILTER_FORBIDDEN",
        "metadata[unit_price]=1,JSONB_FILTER_FORBIDDEN",
        "metadata%5Bunit_price%5D=1,JSONB_FILTER_FORBIDDEN",
        "metadata['unit_price']=1,JSONB_FILTER_FORBIDDEN",
        "metadata[lines][0][price]=1,JSONB_FILTER_FORBIDDEN",
        "metadata%23%3E%3E%7Blines%2Cprice%7D=1,JSONB_FILTER_FORBIDDEN",
        "metadata.unitPrice[gte]=1,JSONB_FILTER_FORBIDDEN",
        "metadata.%EF%BC%B0rice=1,JSONB_FILTER_FORBIDDEN",
        "metadata.pr%E2%80%8Bice=1,JSONB_FILTER_FORBIDDEN",
        "metadata.customer.id=1,JSONB_FILTER_FORBIDDEN",
        "metadata['customer.id']=1,JSONB_FILTER_FORBIDDEN",
        "metadata->>'created.at'=1,JSONB_FILTER_FORBIDDEN",
        "metadata_price=1,INVALID_PARAMETER",
        "metadata=1,INVALID_PARAMETER",
        "metadata.=1,INVALID_PARAMETER",
        "metadata.a.b=1,INVALID_PARAMETER",
        "metadata[campaign]=1,INVALID_PARAMETER",
        "METADATA.campaign=1,INVALID_PARAMETER"
    })
    void everythingElseIsRefused(String query, String code) {
        DomainException refusal = refusal(RULES, query);

        assertThat(refusal.refusal()).isEqualTo(Refusal.MALFORMED);
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void whatIsAllowedIsTold() {
        assertThat(refusal(RULES, "x=1").members())
                .containsEntry("allowed", List.of("customerId", "grandTotal[gte]", "status"));
        assertThat(refusal(RULES, "metadata.grand_total=1").members()).containsEntry("use", "grandTotal");
        assertThat(refusal(RULES, "metadata['customer.id']=1").members()).containsEntry("use", "customerId");
    }

    @Test
    void everythingIsFoundAtOnce() {
        assertThat(refusal(RULES, "x=1&y=2&status=a&status=b").errors())
                .extracting("pointer")
                .containsExactly("query:x", "query:y", "query:status");
    }

    @Test
    void whereLabelsAreNoFilterABusinessValueIsStillToldFromAnUnknownName() {
        ParameterRules rules = ParameterRules.of(Set.of("price"));

        assertThat(refusal(rules, "metadata.price=1").code()).isEqualTo("JSONB_FILTER_FORBIDDEN");
        assertThat(refusal(rules, "metadata.price=1").members()).containsEntry("use", "price");
        assertThat(refusal(rules, "metadata.campaign=1").code()).isEqualTo("UNKNOWN_PARAMETER");
    }

    private static DomainException refusal(ParameterRules rules, String query) {
        return catchThrowableOfType(DomainException.class, () -> rules.check(Query.parse(query)));
    }
}
