package com.pivotalflow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the build leaves what the tests run; found from the classes, so that an IDE may start anywhere. */
public final class Build {

    private Build() {}

    /** {@code ear/target}. */
    static Path target() {
        try {
            Path classes = Path.of(Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling(".").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the test classes have no place in the file system", e);
        }
    }

    /** What this process makes; another one may run other tests beside it. */
    public static Path scratch() {
        return target().resolve(System.getProperty("pivotal.servers", "servers"));
    }

    /** The archive that is released. */
    public static Path ear() {
        return built(target().resolve("pivotal.ear"), "mvn package");
    }

    /**
     * The archive with other scripts in it, as the next release would bring them.
     *
     * @param db a folder with lock file, catalog and scripts, laid out as in the module of the schema
     */
    public static Path earWith(Path db) throws IOException {
        Path other = Files.copy(ear(), scratch().resolve("other.ear"), StandardCopyOption.REPLACE_EXISTING);
        Path schema = scratch().resolve("other-migrations.jar");
        try (FileSystem archive = FileSystems.newFileSystem(other)) {
            Path packed = archive.getPath("migrations.jar");
            Files.copy(packed, schema, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem jar = FileSystems.newFileSystem(schema);
                    Stream<Path> files = Files.walk(db)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path place = jar.getPath("db", db.relativize(file).toString());
                    Files.createDirectories(place.getParent());
                    Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.copy(schema, packed, StandardCopyOption.REPLACE_EXISTING);
        }
        return other;
    }

    /**
     * The archive with one more class, which all its modules see.
     *
     * @param replaced name of the class of the persistence unit's settings that it takes the place of
     */
    public static Path earWith(Class<?> type, String replaced) throws IOException {
        Path other = Files.copy(ear(), scratch().resolve("other.ear"), StandardCopyOption.REPLACE_EXISTING);
        Path library = scratch().resolve("other-library.jar");
        Files.deleteIfExists(library);
        String name = type.getName().replace('.', '/') + ".class";
        try (FileSystem jar = FileSystems.newFileSystem(library, Map.of("create", "true"));
                InputStream bytes = type.getResourceAsStream("/" + name)) {
            Path place = jar.getPath(name);
            Files.createDirectories(place.getParent());
            Files.copy(Objects.requireNonNull(bytes), place);
        }
        try (FileSystem archive = FileSystems.newFileSystem(other)) {
            Files.copy(library, archive.getPath("lib", "other-library.jar"));
            Path packed = archive.getPath("ejb.jar");
            Path services = scratch().resolve("other-ejb.jar");
            Files.copy(packed, services, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem jar = FileSystems.newFileSystem(services)) {
                Path unit = jar.getPath("META-INF", "persistence.xml");
                String settings = Files.readString(unit);
                if (!settings.contains(replaced)) {
                    throw new IllegalStateException("the persistence unit does not name " + replaced);
                }
                Files.writeString(unit, settings.replace(replaced, type.getName()));
            }
            Files.copy(services, packed, StandardCopyOption.REPLACE_EXISTING);
        }
        return other;
    }

    /** The server as provisioned, not to be changed. */
    public static Path server() {
        return built(module("server-config").resolve("target/server"), "mvn -pl server-config package");
    }

    /** The folder of another module of the project. */
    public static Path module(String name) {
        return target().resolveSibling("../" + name).normalize();
    }

    private static Path built(Path path, String command) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is not there; run " + command + " first");
        }
        return path;
    }
}
