package com.pivotalflow.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.metadata.ForbiddenLabelsException;
import com.pivotalflow.metadata.Violation;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.ForbiddenException;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalHasAStatus(Refusal refusal) {
        assertThat(problem(new DomainException(refusal, "SOME_CODE", "Some detail."))
                        .status())
                .isBetween(400, 503);
    }

    @Test
    void aRefusalIsFoundHoweverDeepItIsWrapped() {
        Exception wrapped = new EJBException(new IllegalStateException(new NotFoundException("QUOTE")));

        Problem problem = problem(wrapped);

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.code()).isEqualTo("QUOTE_NOT_FOUND");
    }

    @Test
    void aDeniedCallOfABeanIsForbidden() {
        assertThat(problem(new EJBAccessException("WFLYEJB0364: com.pivotalflow.Secret")))
                .isEqualTo(Problem.of(403, "PERMISSION_DENIED", "A permission is missing."));
    }

    @Test
    void theDocumentHasItsMembersInOrderAndNothingElse() throws IOException {
        Problem problem = problem(new ForbiddenException("PERMISSION_DENIED", "No.", "quotes.create", List.of()));

        JsonNode document =
                new ObjectMapper().readTree(problem.json("/api/v1/quotes", "4bf92f3577b34da6a3ce929d0e0e4736"));

        assertThat(document.fieldNames())
                .toIterable()
                .containsExactly("type", "title", "status", "code", "detail", "instance", "traceId", "permission");
        assertThat(document.get("type").asText()).isEqualTo("/problems/permission-denied");
        assertThat(document.get("title").asText()).isEqualTo("A permission is missing");
        assertThat(document.get("status").asInt()).isEqualTo(403);
    }

    @Test
    void errorsAreListed() throws IOException {
        Problem problem = problem(new InvalidInputException(
                List.of(new FieldError("/lines/0/quantity", "QUANTITY_NOT_POSITIVE", "A quantity is above zero."))));

        JsonNode error = new ObjectMapper().readTree(problem.json("/", "t")).at("/errors/0");

        assertThat(error.get("pointer").asText()).isEqualTo("/lines/0/quantity");
        assertThat(error.get("code").asText()).isEqualTo("QUANTITY_NOT_POSITIVE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "23514|new row violates check constraint \"ck_quotes_metadata_clean\"|400|JSONB_MONETARY_FORBIDDEN",
                "23514|new row violates check constraint \"ck_quotes_amounts\"|422|VALIDATION_FAILED",
                "23505|duplicate key value violates unique constraint \"uq_users_email\"|409|DUPLICATE_VALUE",
                "23P01|conflicting key value violates exclusion constraint \"ex_rate_cards_default\"|409|RATE_DEFAULT_OVERLAP",
                "23P01|conflicting key value violates exclusion constraint \"ex_tax_rates_period\"|409|RATE_PERIOD_OVERLAP",
                "23503|insert or update on table \"quotes\" violates \"fk_quotes_customer_id\"|422|VALIDATION_FAILED",
                "23503|update or delete on table \"customers\" violates \"fk_quotes_customer_id\"|409|RESOURCE_IN_USE",
                "22003|numeric field overflow|422|VALIDATION_FAILED",
                "22021|invalid byte sequence|422|VALIDATION_FAILED",
                "55P03|could not obtain lock|503|SERVICE_UNAVAILABLE",
                "40P01|deadlock detected|503|SERVICE_UNAVAILABLE",
                "08006|connection lost|503|SERVICE_UNAVAILABLE",
                "53300|too many clients|503|SERVICE_UNAVAILABLE",
            })
    void theDatabaseIsUnderstood(String state, String message, int status, String code) throws IOException {
        Problem problem = problem(new EJBException(new IllegalStateException(new SQLException(message, state))));

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(new String(problem.json("/", "t"), StandardCharsets.UTF_8))
                .doesNotContain("constraint", "table", "uq_", "ck_", "fk_", "ex_");
    }

    @Test
    void whoDoesNotKnowWhetherItWasCommittedAsksForAnotherTry() {
        assertThat(problem(new EJBException(new HeuristicMixedException())).status())
                .isEqualTo(503);
        assertThat(problem(new EJBException(new RollbackException("Could not commit transaction.")))
                        .status())
                .isEqualTo(503);
        Exception broken = new RollbackException("Could not commit transaction.");
        broken.initCause(new IllegalStateException("a defect of ours"));

        assertThat(Problems.of(new EJBException(broken))).isEmpty();
    }

    @Test
    void labelsThatTheEntityRefusesAreAnsweredLikeThoseThatTheRequestRefuses() {
        Problem problem = problem(new EJBException(new IllegalStateException(
                new ForbiddenLabelsException(List.of(new Violation("pricing[0].unit_price", "unit_price"))))));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("JSONB_MONETARY_FORBIDDEN");
        assertThat((List<?>) problem.members().get("violations"))
                .extracting("path")
                .containsExactly("pricing[0].unit_price");
    }

    @Test
    void aDuplicateNamesTheFieldAndNotTheValue() {
        Problem problem = problem(new SQLException(
                "ERROR: duplicate key value violates unique constraint \"uq_customers_customer_number\"\n"
                        + "  Detail: Key (organization_id, customer_number)=(0197, SECRET-1) already exists.",
                "23505"));

        assertThat(problem.members()).isEqualTo(Map.of("field", "customerNumber"));
        assertThat(problem.detail()).doesNotContain("SECRET");
    }

    /** Without the right to read a table, its writer is not told the columns of the key either. */
    @Test
    void aSlugThatIsTakenIsNamedWhereverItsTableStands() {
        for (String constraint : List.of("pk_organization_slugs", "pk_organization_slugs_102009")) {
            Problem problem = problem(new SQLException(
                    "ERROR: duplicate key value violates unique constraint \"" + constraint + "\"", "23505"));

            assertThat(problem.code()).isEqualTo("DUPLICATE_VALUE");
            assertThat(problem.members()).isEqualTo(Map.of("field", "slug"));
        }
    }

    @Test
    void anythingElseIsUnforeseen() {
        assertThat(Problems.of(new IllegalStateException("boom"))).isEmpty();
        assertThat(Problems.of(new SQLException("permission denied for table users", "42501")))
                .isEmpty();
        assertThat(Problems.unforeseen().status()).isEqualTo(500);
    }

    @Test
    void aCircleOfCausesEnds() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(Problems.of(one)).isEmpty();
    }

    private static Problem problem(Exception failure) {
        return Problems.of(failure).orElseThrow();
    }
}
