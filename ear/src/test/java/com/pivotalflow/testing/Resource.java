package com.pivotalflow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Test data that stands in a file of its own. */
public final class Resource {

    private Resource() {}

    /** The whole file. */
    public static String read(String name) {
        try (InputStream stream = Resource.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The lines that say something: neither blank nor beginning with {@code #}. */
    public static List<String> lines(String name) {
        return read(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
