package com.pivotalflow.rest.file;

import com.pivotalflow.imports.ImportFile;
import com.pivotalflow.imports.ImportFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file as it was received, kept in the server's folder for temporary files until it is closed. */
public final class Upload implements ImportFile, AutoCloseable {

    private final Path path;
    private final ImportFormat format;
    private final long size;
    private final byte[] digest;

    private Upload(Path path, ImportFormat format, long size, byte[] digest) {
        this.path = path;
        this.format = format;
        this.size = size;
        this.digest = digest;
    }

    /**
     * Receives a file; a few KiB of it are in memory.
     *
     * @throws IOException when the body ends too early or is too large; then nothing is kept
     */
    public static Upload receive(InputStream body, ImportFormat format) throws IOException {
        MessageDigest digest = sha256();
        Path path = Files.createTempFile("pivotal-import-", ".part");
        try (InputStream bytes = new DigestInputStream(body, digest);
                OutputStream file = Files.newOutputStream(path)) {
            long size = bytes.transferTo(file);
            return new Upload(path, format, size, digest.digest());
        } catch (IOException | RuntimeException e) {
            Files.delete(path);
            throw e;
        }
    }

    @Override
    public ImportFormat format() {
        return format;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }

    /** 64 hexadecimal digits that tell it from other requests, together with what else they state. */
    public String fingerprint(String request) {
        MessageDigest all = sha256();
        all.update(request.getBytes(StandardCharsets.UTF_8));
        all.update((byte) '\n');
        return HexFormat.of().formatHex(all.digest(digest));
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
