package com.pivotalflow.schema.outcome;

/** Something failed after it had begun. The message names it, the place and what is left behind. */
public final class SchemaFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exit exit;

    /** A failure of a script, a copy or a restore. */
    public SchemaFailedException(String message) {
        this(Exit.FAILED, message);
    }

    /** A failure that ends a command with {@code exit}. */
    public SchemaFailedException(Exit exit, String message) {
        super(message, null, false, false);
        this.exit = exit;
    }

    /** What a command ends with. */
    public Exit exit() {
        return exit;
    }
}
