package com.pivotalflow.schema;

import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/** Follows Flyway through the scripts of one run: how long each took, told as soon as it is known. */
final class ScriptTimes implements Callback {

    private final Progress progress;
    private final List<AppliedScript> applied = new ArrayList<>();
    private long begun;
    private @Nullable String running;

    ScriptTimes(Progress progress) {
        this.progress = progress;
    }

    /** The scripts applied so far, in order. */
    List<AppliedScript> applied() {
        return List.copyOf(applied);
    }

    /** The failure of the run in words: which script, which line, what the server said, what is left behind. */
    SchemaFailedException failure(FlywayException thrown) {
        String line = "";
        String said = String.valueOf(thrown.getMessage());
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException statement) {
                line = " at line " + statement.getLineNumber();
            }
            if (cause instanceof SQLException) {
                said = String.valueOf(cause.getMessage());
            }
        }
        return running == null
                ? new SchemaFailedException("the migration failed: " + said)
                : new SchemaFailedException(running + " failed" + line + ": " + said + "; it was rolled back, "
                        + applied.size() + " scripts applied before it stay; correct the cause and start again");
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.BEFORE_EACH_MIGRATE) {
            begun = System.nanoTime();
            running = context.getMigrationInfo().getScript();
            return;
        }
        running = null;
        String script = context.getMigrationInfo().getScript();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        applied.add(new AppliedScript(script, took));
        progress.say(String.format(Locale.ROOT, "%s applied in %.2f s", script, took.toMillis() / 1000.0));
    }

    @Override
    public String getCallbackName() {
        return "script times";
    }
}
