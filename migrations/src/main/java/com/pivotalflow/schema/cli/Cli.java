package com.pivotalflow.schema.cli;

import com.pivotalflow.schema.cli.command.Action;
import com.pivotalflow.schema.cli.command.AuditVerifyCommand;
import com.pivotalflow.schema.cli.command.BackupCommand;
import com.pivotalflow.schema.cli.command.BaselineCommand;
import com.pivotalflow.schema.cli.command.CatalogCommand;
import com.pivotalflow.schema.cli.command.CheckCommand;
import com.pivotalflow.schema.cli.command.CiCommand;
import com.pivotalflow.schema.cli.command.CommonOptions;
import com.pivotalflow.schema.cli.command.DriftCommand;
import com.pivotalflow.schema.cli.command.InfoCommand;
import com.pivotalflow.schema.cli.command.JournalCommand;
import com.pivotalflow.schema.cli.command.MetadataAuditCommand;
import com.pivotalflow.schema.cli.command.MigrateCommand;
import com.pivotalflow.schema.cli.command.RestoreCommand;
import com.pivotalflow.schema.cli.command.RollbackCommand;
import com.pivotalflow.schema.cli.command.ValidateCommand;
import com.pivotalflow.schema.cli.console.Answer;
import com.pivotalflow.schema.cli.console.Console;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.RefusedFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: reads the options, lets the command do its work and ends with its exit code.
 *
 * <pre>{@code
 * int exit = new Cli(System.getenv(), out, err, false).run("drift", "--json");
 * }</pre>
 */
public final class Cli {

    @Command(
            name = "migrator",
            description = "Changes, judges and compares the PostgreSQL schema of Pivotal Flow.",
            synopsisSubcommandLabel = "COMMAND",
            commandListHeading = "%nCommands:%n",
            exitCodeListHeading = "%nExit codes; if several hold, the first of 2, 5, 8, 4, 3, 6, 7, 1:%n",
            exitCodeList = {
                "0:done, or nothing to do",
                "1:findings",
                "2:wrong option",
                "3:a confirmation, a key or a copy is lacking",
                "4:drift",
                "5:no usable database",
                "6:locked by another runner, or time-outs used up",
                "7:a script, a copy or a restore failed",
                "8:journal, history or files do not fit"
            },
            footerHeading = "%n",
            footer = "Each command explains itself: migrator COMMAND --help")
    private static final class Root {

        @CommandLine.Option(names = "--help", usageHelp = true, description = "Show this text.")
        boolean help;

        @CommandLine.Option(names = "--version", versionHelp = true, description = "Show the version.")
        boolean version;
    }

    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;

    /**
     * A command line.
     *
     * @param environment the variables of the process
     * @param out standard output, for results
     * @param err standard error, for progress and bad ends
     * @param terminal whether somebody watches
     */
    public Cli(Map<String, String> environment, PrintWriter out, PrintWriter err, boolean terminal) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Cli cli = new Cli(
                System.getenv(),
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                isTerminal());
        System.exit(cli.run(arguments));
    }

    /** Both ends of it: with only one of them redirected Java cannot tell, and then nobody watches. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 22 on a bar may then be drawn into a file, no more
    private static boolean isTerminal() {
        return System.console() != null;
    }

    /** Runs a command; answers with what the process is to end with. */
    public int run(String... arguments) {
        CommandLine line = new CommandLine(new Root());
        commands().forEach(line::addSubcommand);
        CommonOptions shared = new CommonOptions();
        line.getCommandSpec()
                .versionProvider(new CommandLine(shared).getCommandSpec().versionProvider());
        line.setOut(out).setErr(err).setExecutionStrategy(this::execute).setParameterExceptionHandler(this::usage);
        int exit = PasswordArgument.in(arguments)
                .map(message -> {
                    err.println(message);
                    return Exit.USAGE.code();
                })
                .orElseGet(() -> line.execute(arguments));
        out.flush();
        err.flush();
        return exit;
    }

    /** Those that there are; what is not built has no command. */
    private static List<Action> commands() {
        return List.of(
                new InfoCommand(),
                new ValidateCommand(),
                new CheckCommand(),
                new JournalCommand(),
                new CatalogCommand(),
                new CiCommand(),
                new MigrateCommand(),
                new DriftCommand(),
                new RollbackCommand(),
                new BaselineCommand(),
                new BackupCommand(),
                new RestoreCommand(),
                new MetadataAuditCommand(),
                new AuditVerifyCommand());
    }

    private int execute(ParseResult parsed) {
        Integer shown = CommandLine.executeHelpRequest(parsed);
        if (shown != null) {
            return shown;
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (!(last.commandSpec().userObject() instanceof Action action)) {
            last.commandSpec().commandLine().usage(err);
            return Exit.USAGE.code();
        }
        return answer(last.commandSpec().name(), action);
    }

    private int answer(String command, Action action) {
        CommonOptions common = action.common();
        boolean color = terminal && common.color() && !environment.containsKey("NO_COLOR");
        Console console = new Console(out, err, terminal, color, common.json(), common.quiet());
        long begun = System.nanoTime();
        Answer answer = outcome(action, console);
        console.show(command, answer, Duration.ofNanos(System.nanoTime() - begun));
        return answer.exit().code();
    }

    /** An operator gets a text; whoever mends the program asks for the stack. */
    private Answer outcome(Action action, Console console) {
        try {
            return action.answer(environment, console.progress());
        } catch (RefusedFileException e) {
            trace(action, e);
            return Answer.refused(e.findings());
        } catch (SchemaRefusedException e) {
            trace(action, e);
            return Answer.ended("refused", e.exit(), message(e));
        } catch (SchemaFailedException e) {
            trace(action, e);
            return Answer.ended("failed", e.exit(), message(e));
        } catch (UncheckedIOException e) {
            trace(action, e);
            return Answer.ended("failed", Exit.JOURNAL, message(e) + ": " + e.getCause());
        } catch (RuntimeException e) {
            trace(action, e);
            return Answer.ended(
                    "failed",
                    Exit.FAILED,
                    "unexpected: " + e + ". This is a defect of the program; --debug FILE writes down where it is, and"
                            + " validate tells in what state the database was left");
        }
    }

    private void trace(Action action, Exception failure) {
        action.common().debug().ifPresent(file -> trace(file, failure));
    }

    private void trace(Path file, Exception failure) {
        try {
            Files.writeString(file, Console.trace(failure));
        } catch (IOException e) {
            err.println("cannot write " + file + ": " + e.getMessage());
        }
    }

    /** Says what is wrong with the options without repeating what may be secret. */
    private int usage(ParameterException failure, String[] arguments) {
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? "not understood: "
                        + unmatched.getUnmatched().stream().map(Cli::nameOnly).collect(Collectors.joining(", "))
                : String.valueOf(failure.getMessage());
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        err.println(message + "; next: " + command + " --help. Nothing was changed");
        return Exit.USAGE.code();
    }

    /** {@code --opton} of {@code --opton=secret}; a bare word is only counted. */
    private static String nameOnly(String argument) {
        return argument.startsWith("-") ? Arrays.asList(argument.split("=", 2)).get(0) : "a word";
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
