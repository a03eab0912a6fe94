package com.pivotalflow.schema.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

    private static final DatabaseRoles ROLES = DatabaseRoles.standard();

    private static Scratch server;
    private static ScratchDatabase used;

    @BeforeAll
    static void startAServerInUse() throws SQLException {
        server = Scratch.embedded(ROLES);
        used = server.create("in_use");
        execute(used.superuser(), "CREATE TABLE bread (id integer)");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void saysWhatServerItIs() {
        assertThat(server.major()).isEqualTo(16);
        assertThat(server.superuser()).isTrue();
    }

    @Test
    void usesAServerWithoutTouchingWhatIsThere() throws SQLException {
        List<String> databases = texts(used.superuser(), "SELECT datname FROM pg_database ORDER BY 1");
        List<String> passwords =
                texts(used.superuser(), "SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'pivotal%'");
        try (Scratch shared = Scratch.at(url("postgres"), "postgres", "any", ROLES)) {
            ScratchDatabase chain = shared.create("chain");
            assertThat(chain.name()).startsWith("pivotal_scratch_").endsWith("_chain");
            assertThat(texts(chain.owner(), "SELECT current_user")).containsExactly("pivotal_owner");
            execute(chain.owner(), "CREATE TABLE crumbs (id integer)");
            ScratchDatabase copy = shared.copy(chain, "copy");
            assertThat(texts(copy.owner(), "SELECT count(*) FROM crumbs")).containsExactly("0");
            assertThat(texts(chain.owner(), "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .containsExactly("f");
        }
        assertThat(texts(used.superuser(), "SELECT datname FROM pg_database ORDER BY 1"))
                .isEqualTo(databases);
        assertThat(texts(used.superuser(), "SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'pivotal%'"))
                .isEqualTo(passwords);
    }

    @Test
    void sweepsDatabasesThatWereLeftMoreThanADayAgo() throws SQLException {
        long old = Instant.now().minus(Duration.ofHours(25)).getEpochSecond();
        long young = Instant.now().minus(Duration.ofHours(23)).getEpochSecond();
        execute(used.superuser(), "CREATE DATABASE pivotal_scratch_" + old + "_abcdef_chain");
        execute(used.superuser(), "CREATE DATABASE pivotal_scratch_" + young + "_abcdef_chain");
        Scratch.at(url("postgres"), "postgres", "any", ROLES).close();
        assertThat(texts(used.superuser(), "SELECT datname FROM pg_database WHERE datname LIKE 'pivotal_scratch_%'"))
                .containsExactly("pivotal_scratch_" + young + "_abcdef_chain");
        execute(used.superuser(), "DROP DATABASE pivotal_scratch_" + young + "_abcdef_chain");
    }

    @Test
    void worksForAUserWhoMayOnlyCreateDatabases() throws SQLException {
        execute(used.superuser(), "CREATE ROLE helper LOGIN CREATEDB");
        execute(used.superuser(), "GRANT pivotal_owner, pivotal_app TO helper");
        try (Scratch shared = Scratch.at(url("postgres"), "helper", "any", ROLES)) {
            assertThat(shared.superuser()).isFalse();
            ScratchDatabase chain = shared.create("chain");
            execute(chain.owner(), "CREATE SCHEMA own; CREATE TABLE crumbs (id integer)");
            assertThat(texts(chain.superuser(), "SELECT current_user")).containsExactly("pivotal_owner");
        }
    }

    @Test
    void refusesAServerThatWillNotDo() throws SQLException {
        execute(used.superuser(), "CREATE ROLE nobody LOGIN");
        assertThatThrownBy(() -> Scratch.at(url("in_use"), "postgres", "any", ROLES))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("database in_use holds tables")
                .hasMessageEndingWith("Nothing was changed");
        assertThatThrownBy(() -> Scratch.at(url("postgres"), "nobody", "any", ROLES))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("ALTER ROLE nobody CREATEDB");
        assertThatThrownBy(() -> Scratch.at("http://db", "postgres", "any", ROLES))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("jdbc:postgresql://host:port/postgres");
        assertThatThrownBy(() -> Scratch.at("jdbc:postgresql://127.0.0.1:1/postgres", "postgres", "any", ROLES))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("no scratch server at");
    }

    @Test
    void startsAnInstalledServer() throws SQLException {
        Path bin = Path.of(texts(used.superuser(), "SELECT setting FROM pg_config WHERE name = 'BINDIR'")
                .get(0));
        Path home = Objects.requireNonNull(bin.getParent());
        try (Scratch installed = Scratch.installed(home, ROLES);
                ScratchDatabase chain = installed.create("chain")) {
            assertThat(installed.major()).isEqualTo(16);
            assertThat(texts(chain.superuser(), "SHOW fsync")).containsExactly("off");
            assertThat(texts(chain.owner(), "SELECT current_user")).containsExactly("pivotal_owner");
        }
        assertThatThrownBy(() -> Scratch.installed(home.resolve("share"), ROLES))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("there is no bin/postgres");
    }

    @Test
    void sweepsFoldersThatNobodyHoldsAnyMore(@TempDir Path root) throws IOException {
        Instant now = Instant.now();
        ScratchFolder held = ScratchFolder.create(root, now);
        Path abandoned =
                Files.createDirectories(root.resolve("server-killed/data")).getParent();
        Path young = Files.createDirectories(root.resolve("server-young"));
        FileTime yesterday = FileTime.from(now.minus(Duration.ofHours(25)));
        Files.setLastModifiedTime(held.path(), yesterday);
        Files.setLastModifiedTime(abandoned, yesterday);
        ScratchFolder next = ScratchFolder.create(root, now);
        assertThat(abandoned).doesNotExist();
        assertThat(held.path()).exists();
        assertThat(young).exists();
        held.delete();
        next.delete();
        assertThat(held.path()).doesNotExist();
    }

    @Test
    void leavesNothingBehind() throws SQLException {
        Path data;
        try (Scratch other = Scratch.embedded(ROLES);
                ScratchDatabase database = other.create("gone")) {
            data = Path.of(texts(database.superuser(), "SHOW data_directory").get(0));
            assertThat(data).exists();
        }
        assertThat(data.getParent()).doesNotExist();
    }

    private static String url(String database) throws SQLException {
        return "jdbc:postgresql://127.0.0.1:"
                + texts(used.superuser(), "SHOW port").get(0) + "/" + database;
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(DataSource source, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
