package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.outcome.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options, help and the places of a password; no command gets as far as a database. */
class CliUsageTest {

    private static final String SECRET = "s3cret-of-the-owner";
    private static final Map<String, String> NOWHERE = Map.of("HOME", "/nonexistent");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info",
                "validate",
                "check",
                "journal",
                "catalog",
                "ci",
                "migrate",
                "drift",
                "baseline",
                "backup",
                "restore",
                "metadata-audit",
                "audit-verify"
            })
    void everyCommandExplainsItself(String command) {
        Command help = run(command, "--help").ends(0);

        assertThat(help.out())
                .contains("Usage: migrator " + command, "--url", "--json", "Exit codes:", "Example:")
                .containsPattern("Example:\n  .*migrator " + command);
        assertThat(help.err()).isEmpty();
    }

    @Test
    void withoutACommandTheHelpIsShownAndNothingDone() {
        assertThat(run().ends(2).err()).contains("Usage: migrator", "Commands:", "validate");
    }

    @Test
    void theVersionIsTold() {
        assertThat(run("--version").ends(0).out()).startsWith("migrator ");
        assertThat(run("drift", "--version").ends(0).out()).startsWith("migrator ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://pivotal_owner:" + SECRET + "@db/pivotal",
                "jdbc:postgresql://db/pivotal?user=pivotal_owner&password=" + SECRET,
                "jdbc:postgresql://db/pivotal?sslpassword=" + SECRET,
                "postgres://x:" + SECRET + "@db:5432/pivotal?sslmode=require",
            })
    void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
        for (Command command : List.of(run("info", "--url", url), run("info", "--json", "--url=" + url))) {
            assertThat(command.ends(2).err()).contains("PIVOTAL_DB_OWNER_PASSWORD_FILE", "--url");
            assertThat(command.out() + command.err()).doesNotContain(SECRET);
        }
    }

    @Test
    void aPasswordAmongTheArgumentsIsRefusedAndNotRepeated() {
        for (String[] arguments : List.of(
                new String[] {"info", "--password", SECRET},
                new String[] {"info", "--password=" + SECRET},
                new String[] {"--passwd=" + SECRET, "info"},
                new String[] {"info", "--pasword=" + SECRET},
                new String[] {"info", "--pasword", SECRET},
                new String[] {"info", SECRET})) {
            Command command = run(arguments).ends(2);

            assertThat(command.err()).contains("Nothing was changed");
            assertThat(command.out() + command.err()).doesNotContain(SECRET);
        }
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThat(run("drift", "--fast").ends(2).err()).contains("--fast", "migrator drift --help");
        assertThat(run("drifts").ends(2).err()).contains("migrator --help");
    }

    @Test
    void aPasswordFileThatCannotBeReadIsNamed() {
        assertThat(run("info", "--password-file", "/nonexistent/owner.txt")
                        .ends(2)
                        .err())
                .contains("/nonexistent/owner.txt", "--password-file");
        assertThat(Command.run(Map.of("PIVOTAL_DB_OWNER_PASSWORD_FILE", "/nonexistent/x"), "info")
                        .ends(2)
                        .err())
                .contains("/nonexistent/x", "PIVOTAL_DB_OWNER_PASSWORD_FILE");
    }

    @Test
    void aUrlThatIsNoneIsRefused() {
        assertThat(run("info", "--url=mysql://db/pivotal").ends(2).err()).contains("postgresql://host:port/database");
        assertThat(Command.run(Map.of("PIVOTAL_DB_PORT", "five"), "info")
                        .ends(2)
                        .err())
                .contains("PIVOTAL_DB_PORT", "five");
    }

    @Test
    void aMisspeltWishAboutDriftIsRefused(@TempDir Path folder) throws Exception {
        Path password = Files.writeString(folder.resolve("owner.txt"), SECRET);

        Command command = Command.run(
                Map.of("PIVOTAL_DRIFT", "ignore"),
                "drift",
                "--url=postgresql://127.0.0.1:1/x",
                "--password-file=" + password);

        assertThat(command.ends(2).err()).contains("PIVOTAL_DRIFT", "must be refuse or warn");
    }

    @Test
    void ofSeveralEndsTheFirstToLookAtIsTold() {
        assertThat(Exit.of(EnumSet.allOf(Exit.class))).isEqualTo(Exit.USAGE);
        EnumSet<Exit> rest = EnumSet.complementOf(EnumSet.of(Exit.USAGE, Exit.NO_TARGET));
        assertThat(Exit.of(rest)).isEqualTo(Exit.JOURNAL);
        assertThat(Exit.of(List.of(Exit.UNCONFIRMED, Exit.DRIFT))).isEqualTo(Exit.DRIFT);
        assertThat(Exit.of(List.of(Exit.FINDINGS, Exit.FAILED, Exit.LOCKED))).isEqualTo(Exit.LOCKED);
        assertThat(Exit.of(List.of(Exit.FINDINGS, Exit.FAILED))).isEqualTo(Exit.FAILED);
        assertThat(Exit.of(List.of(Exit.UNCONFIRMED, Exit.LOCKED))).isEqualTo(Exit.UNCONFIRMED);
        assertThat(Exit.of(List.of())).isEqualTo(Exit.DONE);
    }

    private static Command run(String... arguments) {
        return Command.run(NOWHERE, arguments);
    }
}
