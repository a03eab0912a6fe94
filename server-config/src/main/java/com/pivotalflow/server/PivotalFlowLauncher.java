package com.pivotalflow.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The command: starts PostgreSQL and the server with the application, and stops both when it is told to stop. */
public final class PivotalFlowLauncher {

    /** A signal from the terminal reaches the server and this process at once; who was first is settled by then. */
    private static final long SIGNAL_MILLIS = 500;

    private PivotalFlowLauncher() {}

    /** Settings are system properties; {@code --help} lists them. */
    public static void main(String[] arguments) {
        ExitCode code;
        try {
            code = launch(List.of(arguments));
        } catch (LaunchException e) {
            Terminal.complain(e.explanation());
            code = e.exitCode();
        } catch (IOException e) {
            Terminal.complain("A file could not be read or written: " + e);
            code = ExitCode.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            code = ExitCode.FAILED;
        }
        // Runs the hook that stops what was started. While a signal is being served this call never returns.
        System.exit(code.number());
    }

    private static ExitCode launch(List<String> arguments) throws IOException, InterruptedException {
        if (arguments.contains("--help")) {
            Terminal.say(LaunchSettings.USAGE);
            return ExitCode.OK;
        }
        if (!arguments.isEmpty()) {
            throw new LaunchException(
                    ExitCode.USAGE, "Unknown argument %s%n%n%s".formatted(arguments.get(0), LaunchSettings.USAGE));
        }
        long begin = System.nanoTime();
        LaunchSettings settings = LaunchSettings.from(System.getProperties());
        Run.requireFiles(settings);
        Map<String, String> environment = System.getenv();
        Run run = new Run(settings, Platform.of(System.getProperties()), environment);
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        if (settings.stopWithParent()) {
            stopWithParent();
        }
        try {
            Run.Started started = run.start();
            Terminal.banner(settings, environment, Duration.ofNanos(System.nanoTime() - begin));
            throw new LaunchException(ExitCode.FAILED, started.awaitEndOfAny());
        } catch (LaunchException e) {
            Thread.sleep(SIGNAL_MILLIS);
            if (run.isStopping()) {
                return ExitCode.OK;
            }
            throw e;
        }
    }

    /** Maven stops its children when it is stopped, but not when it is killed: then nobody else would tell us. */
    private static void stopWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            Thread watch = new Thread(
                    () -> {
                        parent.onExit().join();
                        Terminal.say("The process that started this run has ended.");
                        System.exit(ExitCode.OK.number());
                    },
                    "parent");
            watch.setDaemon(true);
            watch.start();
        });
    }
}
