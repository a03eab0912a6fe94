package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.journal.History;
import com.pivotalflow.schema.run.Recorded;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the schema of a running application stands, as {@code GET /api/v1/admin/schema} tells it. */
public final class SchemaOverview {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** From worst to best. */
    public enum Standing {
        /** Journal, checksums or an unfinished run: nobody knows what the schema is. */
        INVALID,
        /** The live schema is not what its scripts made of it. */
        DRIFTED,
        /** Scripts of this build were not applied. */
        PENDING,
        /** As this build expects it. */
        OK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Target target;
    private final SchemaVersion expected;
    private final List<Recorded> records;
    private final RecordCheck check;
    private final List<Finding> findings;
    private final Difference drift;
    private final DriftPolicy policy;
    private final JsonbColumns jsonb;
    private final TableMap tables;
    private final Instant checkedAt;

    SchemaOverview(
            Target target,
            SchemaVersion expected,
            List<Recorded> records,
            RecordCheck check,
            List<Finding> findings,
            Difference drift,
            DriftPolicy policy,
            JsonbColumns jsonb,
            TableMap tables,
            Instant checkedAt) {
        this.target = target;
        this.expected = expected;
        this.records = List.copyOf(records);
        this.check = check;
        this.findings = List.copyOf(findings);
        this.drift = drift;
        this.policy = policy;
        this.jsonb = jsonb;
        this.tables = tables;
        this.checkedAt = checkedAt;
    }

    /** The worst that holds. */
    public Standing standing() {
        if (!findings.isEmpty()) {
            return Standing.INVALID;
        }
        if (!drift.none()) {
            return Standing.DRIFTED;
        }
        return check.pending().isEmpty() ? Standing.OK : Standing.PENDING;
    }

    /** What makes it invalid. */
    public List<Finding> findings() {
        return findings;
    }

    /** In what the live schema is not the expected one. */
    public Difference drift() {
        return drift;
    }

    /** Where the database is. */
    public SchemaVersion current() {
        return check.current();
    }

    /** Where this build is. */
    public SchemaVersion expected() {
        return expected;
    }

    /** How many scripts of this build the database lacks. */
    public int behind() {
        return check.pending().size();
    }

    /** Why a start would refuse this database as it is; empty if it would not. */
    public Optional<String> refusal() {
        List<String> reasons = new ArrayList<>();
        findings.forEach(finding -> reasons.add(finding.toString()));
        if (policy.refuses(drift)) {
            reasons.add(drift.summary());
        }
        List<Script> pending = check.pending();
        if (!pending.isEmpty()) {
            reasons.add(pending.stream()
                    .map(script -> script.name().version())
                    .collect(Collectors.joining(", ", "pending ", "")));
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    /** The answer without {@code validation}, which only those who know the entities can give. */
    public JsonObject json() {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("status", standing().toString()).add("database", database());
        if (check.current().number() > 0) {
            json.add("currentVersion", check.current().toString());
        }
        return json.add("expectedVersion", expected.toString())
                .add("applied", applied())
                .add("pending", pending())
                .add("checksums", checksums())
                .add("drift", Json.createObjectBuilder(drift.json()).add("checkedAt", INSTANT.format(checkedAt)))
                .add("jsonb", jsonb())
                .add("tables", tables.json())
                .build();
    }

    private JsonObjectBuilder database() {
        String product = target.product();
        int blank = product.lastIndexOf(' ');
        return Json.createObjectBuilder()
                .add("product", product.substring(0, blank))
                .add("version", product.substring(blank + 1));
    }

    private JsonArrayBuilder applied() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Recorded recorded : records) {
            recorded.inHistory().ifPresent(row -> array.add(applied(recorded, row)));
        }
        return array;
    }

    private JsonObjectBuilder applied(Recorded recorded, History.Row row) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("version", row.number() > 0 ? version(row) : "R " + row.description())
                .add("description", row.description());
        Integer checksum = row.checksum();
        if (checksum != null) {
            json.add("checksum", checksum);
        }
        Instant appliedAt = recorded.appliedAt();
        if (appliedAt != null) {
            json.add("installedOn", INSTANT.format(appliedAt));
        }
        json.add("executionMs", recorded.duration().toMillis())
                .add("success", row.success())
                .add("destructive", check.isDestructive(row.script()));
        recorded.confirmedBy().ifPresent(author -> json.add("confirmedBy", author));
        return json;
    }

    private JsonArrayBuilder pending() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Script script : check.pending()) {
            array.add(Json.createObjectBuilder()
                    .add("version", script.name().version())
                    .add("description", script.name().historyDescription())
                    .add("destructive", check.isDestructive(script.name().fileName())));
        }
        return array;
    }

    private JsonObjectBuilder checksums() {
        JsonArrayBuilder mismatches = Json.createArrayBuilder();
        boolean ok = true;
        for (Recorded recorded : records) {
            History.Row row =
                    recorded.inHistory().filter(known -> !known.isBaseline()).orElse(null);
            Script script = row == null ? null : check.script(row).orElse(null);
            if (row == null || script == null) {
                continue;
            }
            Integer checksum = row.checksum();
            if (checksum == null || checksum != script.crc32()) {
                ok = false;
                JsonObjectBuilder mismatch = Json.createObjectBuilder().add("version", version(row));
                if (checksum != null) {
                    mismatch.add("recorded", checksum);
                }
                mismatches.add(mismatch.add("packaged", script.crc32()));
            }
        }
        return Json.createObjectBuilder().add("ok", ok).add("mismatches", mismatches);
    }

    private JsonObjectBuilder jsonb() {
        return Json.createObjectBuilder()
                .add("columns", jsonb.columns())
                .add("guarded", jsonb.guarded())
                .add("unguarded", Json.createArrayBuilder(jsonb.unguarded()));
    }

    private static String version(History.Row row) {
        return new SchemaVersion(row.number()).toString();
    }
}
