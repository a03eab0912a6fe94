package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.CopyKeeper;
import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaCopies;
import com.pivotalflow.schema.SchemaDatabase;
import com.pivotalflow.schema.SchemaFiles;
import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.cli.login.Login;
import com.pivotalflow.schema.cli.login.ScratchLogin;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.Scratch;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of every command, and what they lead to. */
@Command(
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        footerHeading = "%nExample:%n")
public final class CommonOptions {

    private static final String EMBEDDED = "embedded";
    private static final String INSTALLED = "pg-home:";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The database: postgresql://host:port/name. Without it PIVOTAL_DB_HOST, PIVOTAL_DB_PORT and"
                    + " PIVOTAL_DB_NAME count, else localhost:5432/pivotal.")
    @Nullable
    String url;

    @Option(
            names = "--user",
            paramLabel = "ROLE",
            description = "The owner of the schema. Without it PIVOTAL_DB_OWNER_USER counts, else pivotal_owner.")
    @Nullable
    String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Holds its password in the first line. Without it PIVOTAL_DB_OWNER_PASSWORD,"
                    + " PIVOTAL_DB_OWNER_PASSWORD_FILE and .pgpass are asked. No option takes a password.")
    @Nullable
    Path passwordFile;

    @Option(
            names = "--scripts",
            paramLabel = "DIR",
            description = "The folder db of the sources. Without it the scripts in this jar count.")
    @Nullable
    Path scripts;

    @Option(
            names = "--scratch",
            paramLabel = "SERVER",
            description = "Where scripts are tried: embedded, the PostgreSQL 16 in this jar; pg-home:DIR, the one"
                    + " installed in DIR; or postgresql://user@host:port/postgres, a server where user may create"
                    + " databases, with PIVOTAL_SCRATCH_PASSWORD. Without a superuser there, less is seen.")
    @Nullable
    String scratch;

    @Option(names = "--json", description = "Answer with one JSON object.")
    boolean json;

    @Option(names = "--quiet", description = "No progress on standard error.")
    boolean quiet;

    @Option(names = "--no-color", description = "No colors. NO_COLOR in the environment does the same.")
    boolean noColor;

    @Option(
            names = "--debug",
            paramLabel = "FILE",
            description = "If the command ends badly, write the stack trace there.")
    @Nullable
    Path debug;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    /** Whether the answer is a document. */
    public boolean json() {
        return json;
    }

    /** Whether progress is told. */
    public boolean quiet() {
        return quiet;
    }

    /** Whether words may be colored, as far as the options say. */
    public boolean color() {
        return !noColor;
    }

    /** Where a stack trace goes. */
    public Optional<Path> debug() {
        return Optional.ofNullable(debug);
    }

    Login login(Map<String, String> environment) {
        return Login.of(url, user, passwordFile, environment);
    }

    /** The database that is meant; every option is read before anything is connected. */
    SchemaDatabase database(Map<String, String> environment) {
        Login login = login(environment);
        MigrationSettings settings = settings(login.roles(), environment);
        SchemaFiles files = files();
        return new SchemaDatabase(login.connect(), settings, files);
    }

    /** The rows of the database that is meant, read by the backup role where its password is known. */
    SchemaCopies copies(Map<String, String> environment) {
        Login login = login(environment);
        MigrationSettings settings = settings(login.roles(), environment);
        SchemaFiles files = files();
        return new SchemaCopies(
                login.connect(), login.connectForBackup(environment).orElse(null), settings, files);
    }

    /** What counts and saves for a command that may destroy rows; {@code PIVOTAL_BACKUP_DIR} is where it saves. */
    CopyKeeper keeper(DataSource owner, Login login, MigrationSettings settings, Map<String, String> environment) {
        String directory = environment.get("PIVOTAL_BACKUP_DIR");
        return new CopyKeeper(
                owner,
                login.connectForBackup(environment).orElse(null),
                settings,
                directory == null || directory.isBlank() ? null : Path.of(directory));
    }

    MigrationSettings settings(DatabaseRoles roles, Map<String, String> environment) {
        return new MigrationSettings(roles, DriftPolicy.standard())
                .withDrift(
                        environment.getOrDefault("PIVOTAL_DRIFT", "refuse"),
                        environment.getOrDefault("PIVOTAL_DRIFT_EXTRA", "warn"));
    }

    SchemaFiles files() {
        return scripts == null ? SchemaFiles.packaged(CommonOptions.class.getClassLoader()) : SchemaFiles.in(scripts);
    }

    boolean asksForScratch() {
        return scratch != null;
    }

    /** Starts a scratch server, or takes one that runs; to be closed by whoever asked. */
    Scratch scratch(DatabaseRoles roles, Map<String, String> environment) {
        String server = scratch == null ? EMBEDDED : scratch;
        if (server.startsWith(INSTALLED)) {
            return Scratch.installed(Path.of(server.substring(INSTALLED.length())), roles);
        }
        if (server.contains("://")) {
            ScratchLogin login = ScratchLogin.of(server, environment);
            return Scratch.at(login.jdbc(), login.user(), login.password(), roles);
        }
        if (!server.equals(EMBEDDED) && !server.equals(EMBEDDED + ":16")) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    "--scratch takes embedded, pg-home:DIR or postgresql://user@host:port/postgres, not '" + server
                            + "'; nothing was changed");
        }
        try {
            return Scratch.embedded(roles);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET,
                    "no scratch database: " + e.getMessage() + ". It needs Linux on amd64 or arm64, a folder for"
                            + " temporary files that admits programs, and some 100 MB there. Other servers: --scratch"
                            + " pg-home:DIR or a URL");
        }
    }
}
