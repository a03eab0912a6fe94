package com.pivotalflow.schema.outcome;

/** The run did not begin, and nothing was changed. The message says why and what to do; there is no more to know. */
public final class SchemaRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exit exit;

    /** A refusal that ends a command with {@code exit}. */
    public SchemaRefusedException(Exit exit, String message) {
        // An operator reads this, not a debugger: neither cause nor stack would tell more than the text.
        super(message, null, false, false);
        this.exit = exit;
    }

    /** What a command ends with. */
    public Exit exit() {
        return exit;
    }
}
