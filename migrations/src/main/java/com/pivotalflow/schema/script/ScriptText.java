package com.pivotalflow.schema.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A text as we compare it: strictly UTF-8, lines end in LF, no empty lines at the end, one final LF. What Flyway's
 * checksum does not notice, a checkout with other line ends for one, is not noticed here either.
 *
 * @param normalized the text after that
 */
public record ScriptText(String normalized) {

    /**
     * Decodes a file.
     *
     * @param file its name, for the message
     * @throws RefusedFileException naming the byte if it is not UTF-8, begins with a byte order mark or holds a NUL
     */
    public static ScriptText parse(String file, byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw refused(file, 0, "begins with a byte order mark", "save it as UTF-8 without one");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw refused(file, i, "has a NUL character", "remove it; if there are many, convert from UTF-16");
            }
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        // A new decoder reports what it cannot read; String's constructor would put U+FFFD there and go on.
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw refused(file, in.position(), "is not UTF-8", "convert it: iconv -f ISO-8859-1 -t UTF-8");
        }
        return of(out.flip().toString());
    }

    /** Normalizes a text that was decoded already. */
    public static ScriptText of(String text) {
        String lines = text.replace("\r\n", "\n");
        int end = lines.length();
        while (end > 0 && lines.charAt(end - 1) == '\n') {
            end--;
        }
        return new ScriptText(lines.substring(0, end) + "\n");
    }

    /** SHA-256 of the text, 64 hex digits. */
    public String sha256() {
        return sha256(normalized);
    }

    /**
     * Flyway's checksum: CRC32 over the lines without their ends. Of a repeatable script Flyway takes it after the
     * placeholders were filled.
     */
    public int crc32() {
        CRC32 crc = new CRC32();
        // Flyway reads lines as BufferedReader does: a lone CR ends one too.
        normalized.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    /** SHA-256 of a text in UTF-8, 64 hex digits. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static RefusedFileException refused(String file, int offset, String what, String next) {
        return new RefusedFileException(
                Finding.of(Rule.N02, file, what + " at byte " + offset).remedy(next));
    }
}
