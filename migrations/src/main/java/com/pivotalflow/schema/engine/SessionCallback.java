package com.pivotalflow.schema.engine;

import com.pivotalflow.schema.script.Script;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Sets the session up when it begins and again before each script, whatever the one before has done to it. */
final class SessionCallback implements Callback {

    private final SessionSettings settings;
    private final Map<String, Script> scripts;

    SessionCallback(SessionSettings settings, Map<String, Script> scripts) {
        this.settings = settings;
        this.scripts = scripts;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_CONNECT || event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            Script script = event == Event.BEFORE_EACH_MIGRATE
                    ? scripts.get(context.getMigrationInfo().getScript())
                    : null;
            if (script == null) {
                settings.apply(context.getConnection());
            } else {
                settings.apply(context.getConnection(), script);
            }
        } catch (SQLException e) {
            throw new FlywayException("cannot set the time-outs of the session", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "session settings";
    }
}
