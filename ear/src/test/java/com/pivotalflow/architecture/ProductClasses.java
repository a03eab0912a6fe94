package com.pivotalflow.architecture;

import static java.util.function.Predicate.not;

import com.pivotalflow.testing.Build;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the modules compile to, and what they are compiled from. Tests of the modules are not looked at. */
final class ProductClasses {

    /** The three that are in the EAR. */
    static final List<String> MODULES = List.of("migrations", "ejb", "web");

    private ProductClasses() {}

    /** The classes of some modules. */
    static JavaClasses of(List<String> modules) {
        return new ClassFileImporter()
                .importPaths(modules.stream()
                        .map(module -> Build.module(module).resolve("target/classes"))
                        .toList());
    }

    /** The source files of the modules. */
    static List<Path> sources() {
        return MODULES.stream().flatMap(ProductClasses::sources).toList();
    }

    private static Stream<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(Build.module(module).resolve("src/main/java"))) {
            return files.filter(not(Files::isDirectory)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("no sources of " + module, e);
        }
    }
}
