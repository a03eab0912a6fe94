package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who may do everything in the database tampers with the log of the second of two organizations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditChainsTest {

    private static final String ONE = "00000000-0000-7000-8000-000000000001";
    private static final String TWO = "00000000-0000-7000-8000-000000000002";
    private static final int ENTRIES = 6;

    /** Makes every hash right again behind what was changed, as somebody would who knows how it is made. */
    private static final String RECHAIN = """
            DO $$
            DECLARE
                v_entry audit_logs%ROWTYPE;
                v_hash bytea := sha256(convert_to('pivotal-flow/audit/' || '{TWO}', 'UTF8'));
            BEGIN
                PERFORM set_config('pivotal.organization_id', '{TWO}', true);
                FOR v_entry IN SELECT * FROM audit_logs WHERE organization_id = '{TWO}' ORDER BY sequence_number LOOP
                    UPDATE audit_logs SET previous_hash = v_hash, entry_hash = audit_entry_digest(
                        v_hash, organization_id, sequence_number, id, occurred_at, actor_kind, actor_id,
                        quote_delivery_token_id, action, entity_type, entity_id, reason, request_id, session_id,
                        payload_digest)
                    WHERE organization_id = '{TWO}' AND id = v_entry.id
                    RETURNING entry_hash INTO v_hash;
                END LOOP;
                UPDATE audit_chain_heads SET last_hash = v_hash WHERE organization_id = '{TWO}';
            END
            $$
            """.replace("{TWO}", TWO);

    private final Scratch server = Scratch.embedded(Workshop.ROLE_NAMES);
    private ScratchDatabase original;

    @BeforeAll
    void writeTwoLogs() throws Exception {
        original = server.create("logged");
        ProductSchema.apply(original.owner(), ProductSchema.head());
        for (String organization : List.of(ONE, TWO)) {
            Workshop.execute(
                    original.superuser(),
                    "INSERT INTO organization_slugs (holder_id, slug) VALUES ('" + organization + "', 'firm-"
                            + organization.charAt(35)
                            + "'); INSERT INTO organizations (id, name, slug, currency_code) VALUES ('" + organization
                            + "', 'Firm', 'firm-" + organization.charAt(35) + "', 'NZD')");
            for (int i = 1; i <= ENTRIES; i++) {
                Workshop.execute(
                        original.superuser(),
                        "SELECT set_config('pivotal.organization_id', '" + organization
                                + "', false); SELECT append_audit_log(gen_random_uuid(), 'system', NULL, NULL, 'quotes.update',"
                                + " 'Quote', gen_random_uuid(), NULL, NULL, NULL, NULL, NULL, NULL, '{\"step\": " + i
                                + "}', NULL)");
            }
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whatWasWrittenIsSound() {
        List<AuditChains.Defect> defects = new ArrayList<>();

        AuditChains.Result result = chains(original).verify(List.of(), defects::add);

        assertThat(defects).isEmpty();
        assertThat(result).isEqualTo(new AuditChains.Result(2, 2 * ENTRIES, 0, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE audit_logs SET action = 'quotes.view' WHERE {theirs} AND sequence_number = 3 | 3 entry
            UPDATE audit_logs SET occurred_at = occurred_at + interval '1 us' WHERE {theirs} AND sequence_number = 3 | 3 entry
            UPDATE audit_logs SET new_values = '{"step": 9}' WHERE {theirs} AND sequence_number = 3 | 3 payload
            UPDATE audit_logs SET reason = 'so' WHERE {theirs} AND sequence_number = 1 | 1 entry
            DELETE FROM audit_logs WHERE {theirs} AND sequence_number = 3 | 4 gap, 4 link
            DELETE FROM audit_logs WHERE {theirs} AND sequence_number = 1 | 2 gap, 2 link
            DELETE FROM audit_logs WHERE {theirs} AND sequence_number >= 5 | 6 tail
            DELETE FROM audit_logs WHERE {theirs} | 6 tail
            UPDATE audit_logs SET sequence_number = sequence_number + 100 WHERE {theirs} AND sequence_number IN (2, 3); UPDATE audit_logs SET sequence_number = 105 - sequence_number WHERE {theirs} AND sequence_number > 100 | 2 entry, 2 link, 3 entry, 3 link, 4 link
            """)
    void anyTamperingIsFoundWhereItWasDone(String tampering, String expected) throws Exception {
        try (ScratchDatabase tampered = tampered(tampering)) {
            List<String> defects = new ArrayList<>();

            AuditChains.Result result = chains(tampered)
                    .verify(
                            List.of(),
                            defect -> defects.add(
                                    defect.sequence() + " " + defect.problem() + " " + defect.organization()));

            assertThat(defects)
                    .containsExactly(Stream.of(expected.split(", "))
                            .map(defect -> defect + " " + TWO)
                            .toArray(String[]::new));
            assertThat(result.defects()).isEqualTo(defects.size());
        }
    }

    @Test
    void aChainThatWasWrittenAnewIsFoundByAnAnchorOnly() throws Exception {
        String hash = hash(original, 4);
        List<AuditAnchor> anchors = AuditAnchor.among(Stream.of(
                "03:07:00,012 INFO  [com.pivotalflow.audit.AuditAnchor] (EJB default - 1) audit chain of organization "
                        + TWO + " ends at 4 with " + hash,
                "{\"message\":\"audit chain of organization " + ONE + " ends at 0 with nothing\"}",
                "another line"));
        assertThat(anchors).containsExactly(new AuditAnchor(TWO, 4, hash));
        assertThat(chains(original).verify(anchors, defect -> {}).defects()).isZero();
        try (ScratchDatabase rewritten = tampered(
                "UPDATE audit_logs SET action = 'quotes.view' WHERE {theirs} AND sequence_number = 3; " + RECHAIN)) {
            assertThat(chains(rewritten).verify(List.of(), defect -> {}).defects())
                    .as("without an anchor nobody can know")
                    .isZero();
            List<AuditChains.Defect> defects = new ArrayList<>();
            chains(rewritten).verify(anchors, defects::add);
            assertThat(defects).containsExactly(new AuditChains.Defect(TWO, 4, "anchor"));
        }
        try (ScratchDatabase emptied =
                tampered("DELETE FROM audit_logs WHERE {theirs}; DELETE FROM audit_chain_heads WHERE {theirs}")) {
            assertThat(chains(emptied).verify(List.of(), defect -> {}).defects())
                    .isZero();
            assertThat(chains(emptied).verify(anchors, defect -> {}).defects()).isEqualTo(1);
        }
        String gone = "00000000-0000-7000-8000-000000000003";
        List<AuditChains.Defect> defects = new ArrayList<>();
        chains(original).verify(List.of(new AuditAnchor(gone, 9, hash)), defects::add);
        assertThat(defects).containsExactly(new AuditChains.Defect(gone, 9, "anchor"));
    }

    private static AuditChains chains(ScratchDatabase database) {
        return new AuditChains(new RowAccess(database.owner(), null));
    }

    /** Past triggers and row security. */
    private ScratchDatabase tampered(String statements) throws SQLException {
        ScratchDatabase copy = server.copy(original, "tampered");
        Workshop.execute(
                copy.superuser(),
                "SET session_replication_role = replica; "
                        + statements.replace("{theirs}", "organization_id = '" + TWO + "'"));
        return copy;
    }

    private static String hash(ScratchDatabase database, int sequence) throws SQLException {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT encode(entry_hash, 'hex') FROM audit_logs"
                        + " WHERE organization_id = '" + TWO + "' AND sequence_number = " + sequence)) {
            row.next();
            return row.getString(1);
        }
    }
}
