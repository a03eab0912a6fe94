package com.pivotalflow.schema.engine;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.jspecify.annotations.Nullable;

/**
 * Leads Flyway's own log into the project's. What it says of a run we say in our own words, and what it calls an error
 * also arrives as an exception: so both are only heard at debug level, and only its warnings pass.
 */
public final class FlywayLog implements LogCreator {

    /** Made by Flyway, by name. */
    public FlywayLog() {}

    @Override
    public Log createLogger(Class<?> type) {
        return new Adapter(System.getLogger(type.getName()));
    }

    private record Adapter(System.Logger logger) implements Log {

        @Override
        public boolean isDebugEnabled() {
            return logger.isLoggable(System.Logger.Level.TRACE);
        }

        @Override
        public void debug(String message) {
            logger.log(System.Logger.Level.TRACE, message);
        }

        @Override
        public void info(String message) {
            logger.log(System.Logger.Level.DEBUG, message);
        }

        @Override
        public void warn(String message) {
            logger.log(System.Logger.Level.WARNING, message);
        }

        @Override
        public void error(String message) {
            logger.log(System.Logger.Level.DEBUG, message);
        }

        @Override
        public void error(String message, @Nullable Exception cause) {
            logger.log(System.Logger.Level.DEBUG, message, cause);
        }

        @Override
        public void notice(String message) {
            logger.log(System.Logger.Level.DEBUG, message);
        }
    }
}
