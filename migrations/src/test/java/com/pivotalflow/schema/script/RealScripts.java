package com.pivotalflow.schema.script;

import java.nio.file.Path;

/** The scripts of the product as they lie in the sources. */
public final class RealScripts {

    /** Where the build stands when it tests this module. */
    public static final Path DB = Path.of("src/main/resources/db");

    private RealScripts() {}

    /** All of them. */
    public static ScriptFolder folder() {
        return ScriptFolder.read(DB);
    }

    /** A script that says this, under a name that does not matter. */
    public static Script script(String sql) {
        return Script.of(
                new ScriptName(ScriptName.Kind.VERSIONED, 12, "example"), ScriptText.of(sql.replace("§", "\\")));
    }
}
