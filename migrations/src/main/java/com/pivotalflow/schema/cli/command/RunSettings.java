package com.pivotalflow.schema.cli.command;

import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.run.RunOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command that changes something is told by environment and options. */
final class RunSettings {

    private RunSettings() {}

    /**
     * The options of a run.
     *
     * @param confirm of {@code --confirm}; null if it was not given
     * @param wait of {@code --wait}; null if it was not given
     */
    static RunOptions of(@Nullable String confirm, @Nullable String wait, Map<String, String> environment) {
        SessionSettings usual = SessionSettings.standard();
        RunOptions options = RunOptions.standard()
                .on(node(environment))
                .confirming(environment.getOrDefault("PIVOTAL_CONFIRM", ""))
                .with(new SessionSettings(
                        duration("PIVOTAL_LOCK_TIMEOUT", environment, usual.lockTimeout()),
                        duration("PIVOTAL_STATEMENT_TIMEOUT", environment, usual.statementTimeout()),
                        usual.applicationName()));
        String copy = environment.get("PIVOTAL_BACKUP_ID");
        if (copy != null) {
            options = options.copiedAs(copy);
        }
        if (confirm != null) {
            options = options.confirming(confirm);
        }
        return wait == null ? options : options.waiting(Durations.parse("--wait", wait), Duration.ZERO);
    }

    private static Duration duration(String name, Map<String, String> environment, Duration usual) {
        String text = environment.get(name);
        return text == null ? usual : Durations.parse(name, text);
    }

    private static String node(Map<String, String> environment) {
        String named = environment.get("HOSTNAME");
        if (named != null && !named.isBlank()) {
            return named;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A name is for people only.
            return "local";
        }
    }
}
