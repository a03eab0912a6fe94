package com.pivotalflow.schema.script;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Files that people write in YAML: every scalar is a text, no key stands twice, no alias stands for anything. */
public final class Yaml {

    private Yaml() {}

    /**
     * Reads a document.
     *
     * @param fileName for the message
     * @return texts, lists and maps; null or an empty text if the document is empty
     * @throws RefusedFileException if it is not YAML, with the place (PF-N02)
     */
    public static @Nullable Object read(String fileName, ScriptText text) {
        // Failsafe: 1e5 is part of a checksum and no is part of a reason.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(fileName)
                .setSchema(new FailsafeSchema())
                // The schema knows no null; a key without a value is an empty text.
                .setTagConstructors(Map.of(Tag.NULL, node -> ""))
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Load(settings).loadFromString(text.normalized());
        } catch (YamlEngineException e) {
            throw new RefusedFileException(Finding.of(
                    Rule.N02,
                    fileName,
                    "is not YAML: " + String.valueOf(e.getMessage()).strip()));
        }
    }
}
