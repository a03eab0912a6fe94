package com.pivotalflow.schema.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptText;
import com.pivotalflow.schema.script.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small folder with its lock file, for stories: V0001 create, V0002 drop_rating (destructive), R views. */
final class Journal {

    static final String REASON = "Ratings moved to the CRM in release 1.3";

    static final ConfirmationCheck CONFIRMATIONS = new ConfirmationCheck(
            Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC), ConfirmationCheck.LONGEST);

    final Map<String, byte[]> files = new TreeMap<>();

    Journal() {
        put("migration/V0001__create.sql", "CREATE TABLE t (a int, rating int);\n");
        put("migration/V0002__drop_rating.sql", "ALTER TABLE t DROP COLUMN rating;\n");
        put("migration/R__views.sql", "CREATE OR REPLACE VIEW v AS SELECT a FROM t;\n");
        put("rollback/U0001__create.sql", "DROP TABLE t;\n");
        put("rollback/U0002__drop_rating.sql", "ALTER TABLE t ADD COLUMN rating int;\n");
        put("confirmations/V0002.yaml", confirmation());
    }

    void put(String path, String text) {
        files.put(path, text.getBytes(UTF_8));
    }

    ScriptFolder folder() {
        return ScriptFolder.of(files);
    }

    /** What was confirmed, for the script as it is now. */
    String confirmation() {
        Script script = folder().script("V0002").orElseThrow();
        return """
                script: V0002__drop_rating
                checksum: %s
                statements: %s
                findings: [ { code: PF-D02, object: public.t.rating, at_most: 50 } ]
                reason: %s
                ticket: PF-231
                author: A. Person
                expires: 2026-12-31
                backup: objects
                """.formatted(script.sha256(), script.stmts(), REASON);
    }

    /** The lock file as a careful person would have written it. */
    LockFile lock(String... releasesAfterTheFirst) {
        List<LockLine> lines = new ArrayList<>();
        for (Script script : folder().scripts()) {
            LockLine line = LockLine.unjudged(script);
            lines.add(line.version().equals("V0002") ? destructive(line) : line);
        }
        Map<String, Integer> releases = new LinkedHashMap<>();
        for (String release : releasesAfterTheFirst) {
            releases.put(release, releases.size() + 1);
        }
        return new LockFile(lines, releases);
    }

    private LockLine destructive(LockLine line) {
        byte[] confirmation = files.get("confirmations/V0002.yaml");
        return new LockLine(
                line.version(),
                line.name(),
                line.sha256(),
                line.stmts(),
                "0123456789abcdef",
                Verdict.DESTRUCTIVE,
                List.of(Rule.D02),
                "loses:public.t.rating",
                confirmation == null
                        ? LockLine.NONE
                        : LockLine.confirmation(
                                "V0002",
                                ScriptText.of(new String(confirmation, UTF_8)).sha256()));
    }
}
