package com.pivotalflow.schema;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** What every connection of a run is set to: a run that waits must never make the application wait behind it. */
final class SessionSettings implements Callback {

    private static final String SETTINGS = """
            SELECT set_config('lock_timeout', '3s', false),
                   set_config('statement_timeout', '15min', false),
                   set_config('idle_in_transaction_session_timeout', '60s', false),
                   set_config('client_connection_check_interval', '5s', false),
                   set_config('timezone', 'UTC', false),
                   set_config('application_name', 'pivotal-migrator', false)
            """;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_CONNECT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(SETTINGS);
        } catch (SQLException e) {
            throw new FlywayException("cannot set the time-outs of the session", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "session settings";
    }
}
