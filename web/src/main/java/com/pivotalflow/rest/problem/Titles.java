package com.pivotalflow.rest.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** The title of each kind of problem, the same each time it occurs. */
final class Titles {

    private static final Properties BY_CODE = load("titles.properties");

    private Titles() {}

    /** The title of a code; one that has none of its own is read out. */
    static String of(String code) {
        String title = BY_CODE.getProperty(code);
        if (title != null) {
            return title;
        }
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Texts that stand beside this class. */
    static Properties load(String name) {
        Properties texts = new Properties();
        try (InputStream file = Titles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not packed");
            }
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
