package com.pivotalflow.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataAuditTest {

    private static final String ONE = "00000000-0000-7000-8000-000000000001";
    private static final String TWO = "00000000-0000-7000-8000-000000000002";

    private static final Set<String> OPAQUE = Set.of(
            "public.audit_logs.old_values",
            "public.audit_logs.new_values",
            "public.audit_logs.metadata",
            "public.outbox_events.payload",
            "public.payments.gateway_payload",
            "public.jobs.payload",
            "public.jobs.result",
            "public.export_jobs.filters");

    private final Scratch server = Scratch.embedded(Workshop.ROLE_NAMES);
    private ScratchDatabase database;

    @BeforeAll
    void migrate() throws Exception {
        database = server.create("documents");
        ProductSchema.apply(database.owner(), ProductSchema.head());
        Workshop.execute(
                database.superuser(),
                "INSERT INTO organization_slugs (holder_id, slug) VALUES ('" + ONE + "', 'one'), ('" + TWO
                        + "', 'two'); INSERT INTO organizations (id, name, slug, currency_code, settings) VALUES ('"
                        + ONE
                        + "', 'One', 'one', 'NZD', '{\"theme\":{\"colour\":\"red\"}}'), ('" + TWO
                        + "', 'Two', 'two', 'NZD', '{}')");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aCleanDatabaseHasTwentyFourColumnsUnderTheRuleAndNothingToSay() {
        List<MetadataAudit.Violation> violations = new ArrayList<>();

        assertThat(audit(database).run(Long.MAX_VALUE, violations::add)).isEqualTo(new MetadataAudit.Result(24, 0));
        assertThat(violations).isEmpty();
    }

    @Test
    void namesThePlaceAndTheKeyAtAnyDepthAndNeverAValue() throws Exception {
        try (ScratchDatabase unclean = unclean("unclean")) {
            List<String> lines = new ArrayList<>();

            assertThat(audit(unclean).run(Long.MAX_VALUE, violation -> lines.add(violation.toString())))
                    .isEqualTo(new MetadataAudit.Result(24, 4));
            assertThat(lines)
                    .containsExactly(
                            "public.organizations organization " + ONE + " id " + ONE
                                    + " settings $.\"price\" key price",
                            "public.organizations organization " + ONE + " id " + ONE
                                    + " settings $.\"price\".\"total\" key total",
                            "public.organizations organization " + ONE + " id " + ONE
                                    + " settings $.\"lines\"[1].\"Unit-Price\" key Unit-Price",
                            "public.organizations organization " + TWO + " id " + TWO
                                    + " settings $.\"a.b \\\"c\\\"\".\"NET_AMOUNT\" key NET_AMOUNT");
            assertThat(String.join("", lines)).doesNotContain("secret");
        }
    }

    @Test
    void stopsAtTheLimit() throws Exception {
        try (ScratchDatabase unclean = unclean("limited")) {
            List<MetadataAudit.Violation> violations = new ArrayList<>();

            assertThat(audit(unclean).run(1, violations::add).violations()).isEqualTo(1);
            assertThat(violations).hasSize(1);
        }
    }

    @Test
    void leavesOutOnlyWhatItIsTold() throws Exception {
        try (ScratchDatabase unclean = unclean("opaque")) {
            Set<String> more = new HashSet<>(OPAQUE);
            more.add("public.organizations.settings");

            assertThat(new MetadataAudit(Workshop.asOwner(unclean), more).run(Long.MAX_VALUE, violation -> {}))
                    .isEqualTo(new MetadataAudit.Result(23, 0));
        }
    }

    /** As a database looks whose guard was taken off for a while. */
    private ScratchDatabase unclean(String name) throws Exception {
        ScratchDatabase copy = server.copy(database, name);
        Workshop.execute(
                copy.superuser(),
                "ALTER TABLE organizations DROP CONSTRAINT ck_organizations_settings_clean;"
                        + " UPDATE organizations SET settings = '{\"lines\":[1,{\"Unit-Price\":\"secret\"}],"
                        + "\"price\":{\"total\":\"secret\"}}' WHERE id = '" + ONE + "';"
                        + " UPDATE organizations SET settings = '{\"a.b \\\"c\\\"\":{\"NET_AMOUNT\":[\"secret\"]}}'"
                        + " WHERE id = '" + TWO + "'");
        return copy;
    }

    private static MetadataAudit audit(ScratchDatabase database) {
        return new MetadataAudit(Workshop.asBackup(database), OPAQUE);
    }
}
