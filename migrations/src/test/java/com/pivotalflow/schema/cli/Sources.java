package com.pivotalflow.schema.cli;

import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.script.RealScripts;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the folder {@code db}, with a lock file in which every script is safe, to be changed by a test. */
final class Sources {

    private final Path db;

    private Sources(Path db) {
        this.db = db;
    }

    static Sources in(Path folder) {
        Path db = folder.resolve("db");
        try (Stream<Path> files = Files.walk(RealScripts.DB)) {
            for (Path file : files.toList()) {
                Files.copy(file, db.resolve(RealScripts.DB.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Sources sources = new Sources(db);
        sources.lock();
        return sources;
    }

    /** What {@code --scripts} takes. */
    String option() {
        return "--scripts=" + db;
    }

    Path path(String name) {
        return db.resolve(name);
    }

    void write(String name, String text) {
        try {
            Files.createDirectories(path(name).getParent());
            Files.writeString(path(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String... names) {
        try {
            for (String name : names) {
                Files.delete(path(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the lock file that fits the files as they are; scripts that the catalog does not know have no fingerprint. */
    void lock() {
        ScriptFolder folder = ScriptFolder.read(db);
        CatalogHistory catalog = CatalogHistory.of(Sources.class.getClassLoader());
        List<LockLine> lines = new ArrayList<>();
        for (Script script : folder.scripts()) {
            LockLine line = LockLine.unjudged(script);
            lines.add(new LockLine(
                    line.version(),
                    line.name(),
                    line.sha256(),
                    line.stmts(),
                    line.number() > catalog.head()
                            ? LockLine.NONE
                            : catalog.at(line.number()).fingerprint().substring(0, 16),
                    line.verdict(),
                    line.findings(),
                    line.rollback(),
                    line.confirm()));
        }
        write(LockFile.NAME, new LockFile(lines, Map.of()).text());
    }
}
