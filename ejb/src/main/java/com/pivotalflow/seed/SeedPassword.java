package com.pivotalflow.seed;

import com.pivotalflow.identity.NewPassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The password of the demonstration tenant's administrator: from the environment, from a file that it names, or else
 * random. A random one is remembered until it has been shown.
 */
public final class SeedPassword {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int LENGTH = 24;

    private final Optional<String> configured;
    private final Optional<Path> file;
    private @Nullable String generated;

    /**
     * Names the sources.
     *
     * @param configured the password itself
     * @param file a file that holds nothing but the password
     */
    public SeedPassword(Optional<String> configured, Optional<Path> file) {
        this.configured = configured;
        this.file = file;
    }

    NewPassword forNewAdmin() {
        return configured
                .or(() -> file.map(SeedPassword::read))
                .map(text -> new NewPassword(text, false))
                .orElseGet(() -> new NewPassword(generate(), true));
    }

    /** The random password, if one was needed. */
    Optional<String> generated() {
        return Optional.ofNullable(generated);
    }

    private String generate() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        generated = text.toString();
        return text.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the administrator's password can't be read from " + file, e);
        }
    }
}
