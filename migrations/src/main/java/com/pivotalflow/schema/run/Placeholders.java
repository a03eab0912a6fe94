package com.pivotalflow.schema.run;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.ScriptText;
import java.util.Map;
import java.util.TreeMap;

/** What stands in a script once its placeholders are filled, as Flyway fills them: as they are, wherever they stand. */
final class Placeholders {

    private final Map<String, String> values;

    Placeholders(DatabaseRoles roles) {
        this.values = new TreeMap<>(roles.placeholders());
    }

    /** The text that reaches the server. */
    String fill(Script script) {
        String filled = script.text().normalized();
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** Flyway's checksum: of a repeatable script it is taken from the filled text. */
    int crc32(Script script) {
        return script.name().kind() == ScriptName.Kind.REPEATABLE
                ? ScriptText.of(fill(script)).crc32()
                : script.crc32();
    }

    /** SHA-256 over the values that a script uses: a role it does not name may be called otherwise later. */
    String digest(Script script) {
        StringBuilder used = new StringBuilder();
        values.forEach((name, value) -> {
            if (script.text().normalized().contains("${" + name + "}")) {
                used.append(name).append('=').append(value).append('\n');
            }
        });
        return ScriptText.sha256(used.toString());
    }
}
