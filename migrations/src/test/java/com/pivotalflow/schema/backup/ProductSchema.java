package com.pivotalflow.schema.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The product's own schema, made by running its scripts as text. */
final class ProductSchema {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    private ProductSchema() {}

    static int head() {
        return scripts().size();
    }

    static void apply(DataSource owner, int version) throws SQLException {
        for (Path script : scripts().subList(0, version)) {
            try {
                Workshop.execute(owner, Workshop.ROLES.fill(Files.readString(script)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<Path> scripts() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
