package com.pivotalflow.schema.engine;

import com.pivotalflow.schema.script.Script;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The scripts as files that Flyway asks for. It looks nowhere else, so no file is found that the journal does not name;
 * and of a script that runs outside a transaction it is told so by a file beside it, which is Flyway's way.
 */
final class ScriptResources implements ResourceProvider {

    private static final String OUTSIDE = "executeInTransaction=false\n";

    private final Map<String, LoadableResource> files = new LinkedHashMap<>();

    ScriptResources(Collection<Script> scripts) {
        for (Script script : scripts) {
            String name = script.name().fileName();
            files.put(name, new Text(name, script.text().normalized()));
            if (!script.header().transactional()) {
                files.put(name + ".conf", new Text(name + ".conf", OUTSIDE));
            }
        }
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return files.get(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        List<String> endings = Arrays.asList(suffixes);
        return files.values().stream()
                .filter(file -> file.getFilename().startsWith(prefix))
                .filter(file -> endings.stream().anyMatch(file.getFilename()::endsWith))
                .toList();
    }

    /** A file that was read already. */
    private static final class Text extends LoadableResource {

        private final String name;
        private final String content;

        Text(String name, String content) {
            this.name = name;
            this.content = content;
        }

        @Override
        public Reader read() {
            return new StringReader(content);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
