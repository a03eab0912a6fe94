package com.pivotalflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schema can be spread over the servers of a Citus cluster by the organization, and the script that does it fits the
 * schema. Citus itself is not here: {@code distribution-rules.sql} says what it demands and where that is written, {@code
 * citus-stand-in.sql} has its refusals.
 */
class DistributionIT {

    private static final Pattern PROMISE = Pattern.compile("(?m)^-- promise: ");

    private static TestPostgres postgres;

    private String database = "";
    private int databases;

    @BeforeAll
    static void migrate() throws SQLException {
        postgres = TestPostgres.start();
        postgres.createDatabase("migrated");
        new SchemaMigration(
                        postgres.as(TestPostgres.OWNER, "migrated"),
                        MigrationSettings.standard(),
                        SchemaMigration.class.getClassLoader())
                .migrate(line -> {});
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void copy() throws SQLException {
        database = "copy_" + System.nanoTime() + "_" + ++databases;
        postgres.copyDatabase("migrated", database);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(Rule rule) throws Exception {
        try (Connection connection = superuser()) {
            run(connection, parts().get(0));

            assertThat(Database.rows(connection, rule.query()))
                    .as(rule.sentence())
                    .isEmpty();
        }
    }

    /** A rule that cannot be broken would prove nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void aBreachIsFound(Breach breach) throws Exception {
        try (Connection connection = superuser()) {
            run(connection, breach.change());
            run(connection, parts().get(0));

            Rule rule = rules().filter(each -> each.sentence().startsWith(breach.rule()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Database.rows(connection, rule.query()))
                    .as(rule.sentence())
                    .isNotEmpty();
        }
    }

    @Test
    void theScriptPutsEveryTableWhereTheRulesSay() throws Exception {
        StartOrderIT.demandPsql();
        List<String> expected;
        try (Connection connection = superuser()) {
            run(connection, parts().get(0));
            expected = Database.rows(connection, "SELECT concat_ws(' ', kind, name, tenant) FROM spread");
        }

        List<String> planned = script().run(0, "--plan").lines().toList();

        assertThat(planned)
                .filteredOn(line -> line.matches("(distributed|reference|local|unknown) .*"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(planned)
                .filteredOn(line -> line.startsWith("coordinator"))
                .containsExactly("coordinator organizations uq_organizations_slug");
        assertThat(planned)
                .filteredOn(line -> line.startsWith("aside"))
                .contains("aside organizations fk_organizations_default_tax_class_id")
                .contains("aside organizations fk_organizations_created_by");
    }

    @Test
    void theApplicationTellsNoConstraintToWait() throws IOException {
        try (Stream<Path> files = Files.walk(Build.module("ejb").resolve("src/main"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(DistributionIT::setsConstraints))
                    .isEmpty();
        }
    }

    @Test
    void withoutCitusNothingIsDone() throws Exception {
        StartOrderIT.demandPsql();

        assertThat(script().run(3)).contains("no extension citus", "Nothing was changed");
        assertThat(script().with("PGDATABASE", TestPostgres.MAINTENANCE).run(3)).contains("not migrated");
        assertThat(script().with("PIVOTAL_SHARDS", "many").run(2)).contains("PIVOTAL_SHARDS");
        assertThat(script().with("PGPORT", "1").run(1)).contains("lets nobody in");
        assertThat(script().run(2, "--force")).contains("unknown argument --force");
    }

    @Test
    void aTableThatNobodyDecidedOnIsRefused() throws Exception {
        StartOrderIT.demandPsql();
        postgres.execute(database, "CREATE TABLE notices (text text PRIMARY KEY)");

        assertThat(script().run(3, "--plan")).contains("table notices is of no known kind");

        postgres.execute(database, "DROP TABLE notices; ALTER TABLE organizations ADD CONSTRAINT uq_x UNIQUE (name)");
        assertThat(script().run(3, "--plan")).contains("uq_x is unique beyond one organization");
    }

    @Test
    void aFullInstallationIsRefused() throws Exception {
        StartOrderIT.demandPsql();
        standIn();
        postgres.execute(
                database, "INSERT INTO organization_slugs (slug, holder_id) VALUES ('one', gen_random_uuid())");

        assertThat(script().run(3)).contains("not empty", "organization_slugs", "Nothing was changed");
        assertThat(count("SELECT count(*) FROM pg_dist_partition")).isZero();
    }

    @Test
    void whatCitusWouldStumbleOverIsNamedFirst() throws Exception {
        StartOrderIT.demandPsql();
        standIn();
        postgres.execute(database, "UPDATE pg_dist_node SET shouldhaveshards = false");
        assertThat(script().run(3)).contains("no server of the cluster");
        postgres.execute(
                database, "UPDATE pg_dist_node SET shouldhaveshards = true; ALTER ROLE pivotal_lookup NOLOGIN");
        assertThat(script().run(3)).contains("pivotal_lookup may not log in", "pivotal-roles.sh");

        bootstrap();
        String said = script().run(0);

        assertThat(said).contains("are distributed");
        postgres.execute(TestPostgres.MAINTENANCE, "ALTER ROLE pivotal_lookup NOLOGIN");
    }

    @Test
    void anEmptyInstallationIsDistributedAndItsSchemaReadsAsBefore() throws Exception {
        StartOrderIT.demandPsql();
        Catalog before = catalog();
        standIn();

        script().with("PIVOTAL_SHARDS", 48).run(0);

        List<String> planned = script().run(0, "--plan").lines().toList();
        assertThat(
                        count(
                                "SELECT count(*) FROM pg_dist_partition WHERE partmethod = 'h' AND colocationid = 2 AND shards = 48"))
                .isEqualTo(planned.stream()
                        .filter(line -> line.startsWith("distributed "))
                        .count());
        assertThat(count("SELECT count(*) FROM pg_dist_partition WHERE partmethod = 'n'"))
                .isEqualTo(4);
        assertThat(
                        count(
                                "SELECT count(*) FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase"
                                        + " AND d.datname = current_database() WHERE setconfig @> '{citus.propagate_set_commands=local}'"))
                .isEqualTo(1);
        assertThat(script().run(3)).contains("distributed already");

        postgres.execute(
                database,
                "DROP EVENT TRIGGER stand_in; SET allow_system_table_mods = on;"
                        + " DELETE FROM pg_extension WHERE extname = 'citus'");
        assertThat(catalog().entries()).isEqualTo(before.entries());
    }

    @Test
    void aFailureInTheMiddleLeavesEverythingAsItWas() throws Exception {
        StartOrderIT.demandPsql();
        standIn();
        Catalog before = catalog();
        postgres.execute(
                database,
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                        + " CREATE TRIGGER late BEFORE INSERT ON webhook_deliveries FOR EACH ROW EXECUTE FUNCTION f()");

        assertThat(script().run(1)).contains("it has triggers", "Nothing was changed");

        postgres.execute(database, "DROP TRIGGER late ON webhook_deliveries; DROP FUNCTION f()");
        assertThat(catalog().entries()).isEqualTo(before.entries());
        assertThat(count("SELECT count(*) FROM pg_dist_partition")).isZero();
    }

    static Stream<Rule> rules() {
        return parts().stream().skip(1).map(Rule::parse);
    }

    static Stream<Breach> breaches() {
        return Stream.of(
                new Breach("it is decided", "CREATE TABLE notices (text text PRIMARY KEY)"),
                new Breach(
                        "the distribution column",
                        "CREATE TABLE t (organization_id text PRIMARY KEY); ALTER TABLE t ENABLE ROW LEVEL SECURITY,"
                                + " FORCE ROW LEVEL SECURITY"),
                new Breach("what is unique", "CREATE UNIQUE INDEX uq_x ON quotes (id)"),
                new Breach("an organization has", "ALTER TABLE organizations DROP CONSTRAINT fk_organizations_slug"),
                new Breach(
                        "a key of a distributed table leads",
                        "ALTER TABLE organization_slugs ADD FOREIGN KEY (holder_id) REFERENCES organizations (id)"),
                new Breach(
                        "a key between distributed tables carries",
                        "ALTER TABLE quotes ADD UNIQUE (id, organization_id), ADD FOREIGN KEY (organization_id, id)"
                                + " REFERENCES quotes (id, organization_id)"),
                new Breach(
                        "a key between distributed tables has",
                        "ALTER TABLE quotes ADD UNIQUE (id), ADD FOREIGN KEY (created_by) REFERENCES quotes (id)"),
                new Breach(
                        "no key sets",
                        "ALTER TABLE org_settings ADD FOREIGN KEY (organization_id) REFERENCES organizations (id)"
                                + " ON UPDATE CASCADE"),
                new Breach(
                        "a unique constraint that waits",
                        "ALTER TABLE jobs ADD UNIQUE (organization_id, id) DEFERRABLE"),
                new Breach(
                        "there is no trigger",
                        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                                + " CREATE TRIGGER t BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION f()"),
                new Breach("no number comes", "ALTER TABLE jobs ALTER id SET DEFAULT gen_random_uuid()"),
                new Breach("there are only plain tables", "ALTER TABLE login_throttles SET UNLOGGED"),
                new Breach(
                        "a policy asks",
                        "CREATE POLICY p ON jobs USING (EXISTS (SELECT FROM currencies WHERE code = 'NZD'))"),
                new Breach(
                        "what stands in checks",
                        "CREATE FUNCTION f(uuid) RETURNS boolean LANGUAGE sql STABLE RETURN true;"
                                + " ALTER TABLE jobs ADD CHECK (f(id))"),
                new Breach("who owns tables", "CREATE ROLE a_group; ALTER TABLE jobs OWNER TO a_group"),
                new Breach("functions with rights", "ALTER FUNCTION find_token(text, bytea) OWNER TO pivotal_app"),
                new Breach("names of tables", "ALTER TABLE jobs RENAME TO " + "j".repeat(60)),
                new Breach("nothing is missing", "DROP TABLE import_parts"));
    }

    @Test
    void everyRuleIsBrokenOnce() {
        List<String> broken = breaches().map(Breach::rule).toList();

        assertThat(rules().map(Rule::sentence))
                .allMatch(sentence -> broken.stream().anyMatch(sentence::startsWith));
    }

    private static List<String> parts() {
        return Arrays.asList(PROMISE.split(Resource.read("distribution-rules.sql"), -1));
    }

    private static boolean setsConstraints(Path file) {
        try {
            return Files.readString(file).toUpperCase(Locale.ROOT).contains("SET CONSTRAINTS");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Script script() {
        return Script.of("pivotal-distribute.sh")
                .with("PGHOST", "127.0.0.1")
                .with("PGPORT", postgres.port())
                .with("PGDATABASE", database)
                .with("PGUSER", TestPostgres.SUPERUSER);
    }

    private void standIn() throws SQLException {
        try (Connection connection = superuser()) {
            run(connection, Resource.read("citus-stand-in.sql"));
            run(connection, "INSERT INTO pg_dist_node VALUES ('one', 'primary', true, true)");
        }
        bootstrap();
    }

    /** As an operator does, once Citus is in the database. */
    private void bootstrap() throws SQLException {
        try (Connection connection = superuser()) {
            run(connection, rolesSql());
        }
    }

    private static String rolesSql() {
        try {
            return Files.readString(Script.rolesSql());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Catalog catalog() throws SQLException {
        try (Connection connection = superuser()) {
            return new CatalogReader(Roles.of(DatabaseRoles.standard().placeholders())).read(connection);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = superuser()) {
            return Long.parseLong(Database.rows(connection, query).get(0));
        }
    }

    private Connection superuser() throws SQLException {
        return postgres.as(TestPostgres.SUPERUSER, database).getConnection();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * One rule and the query that finds what breaks it.
     *
     * @param sentence the rule
     * @param query answers with the offending rows
     */
    record Rule(String sentence, String query) {

        static Rule parse(String part) {
            int end = part.indexOf('\n');
            return new Rule(part.substring(0, end), part.substring(end + 1));
        }

        @Override
        public String toString() {
            return sentence;
        }
    }

    /**
     * A change of the schema that breaks a rule.
     *
     * @param rule how the rule begins
     * @param change does it
     */
    record Breach(String rule, String change) {

        @Override
        public String toString() {
            return rule;
        }
    }
}
