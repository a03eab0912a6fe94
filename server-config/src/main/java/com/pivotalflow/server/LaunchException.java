package com.pivotalflow.server;

/** The run cannot begin or go on; the message is for the person at the terminal and is shown without a stack trace. */
final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String explanation;

    LaunchException(ExitCode exitCode, String message) {
        super(message);
        this.explanation = message;
        this.exitCode = exitCode;
    }

    LaunchException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.explanation = message;
        this.exitCode = exitCode;
    }

    String explanation() {
        return explanation;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
