package com.pivotalflow.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * Secrets of the run, each made at random when first asked for and kept in a file of its own that only the owner may
 * read. They stay beside the data they open: whoever copies the data directory has both.
 */
final class Secrets {

    private static final int SECRET_BYTES = 32;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** A password of 43 letters, digits, {@code -} and {@code _}: none that a shell, a URL or an expression would change. */
    String password(String name) {
        return read(file(name, Base64.getUrlEncoder().withoutPadding()));
    }

    /** The file of a random key of 32 bytes, in base 64. */
    Path key(String name) {
        return file(name, Base64.getEncoder());
    }

    private Path file(String name, Base64.Encoder encoder) {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            write(file, encoder.encodeToString(secret));
        }
        return file;
    }

    private String read(Path file) {
        try {
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new LaunchException(ExitCode.FAILED, "The secret %s is empty.".formatted(file));
            }
            return secret;
        } catch (IOException e) {
            throw new LaunchException(ExitCode.FAILED, "The secret %s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** Written aside, forced to disk and moved: a crash leaves the whole secret or none, never one that fits no database. */
    private void write(Path file, String secret) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            DataDirectory.createPrivate(directory);
            Files.deleteIfExists(draft);
            try (FileChannel channel = FileChannel.open(
                    draft,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer content = ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.US_ASCII));
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LaunchException(ExitCode.FAILED, "The secret %s cannot be written: %s".formatted(file, e), e);
        }
    }
}
