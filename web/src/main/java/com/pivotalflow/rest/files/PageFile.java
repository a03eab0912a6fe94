package com.pivotalflow.rest.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A file in the two forms in which it is handed out, each with the tag of its content. Immutable. */
final class PageFile {

    /** Below that, the head of the packed form costs more than it saves. */
    private static final int WORTH_PACKING = 512;

    private static final int TAG_BYTES = 16;

    private final Form plain;
    private final Form packed;

    private PageFile(Form plain, Form packed) {
        this.plain = plain;
        this.packed = packed;
    }

    /** The file with this content. */
    static PageFile of(byte[] content) {
        String tag = tag(content);
        Form plain = new Form(content.clone(), '"' + tag + '"', false);
        if (content.length < WORTH_PACKING) {
            return new PageFile(plain, plain);
        }
        return new PageFile(plain, new Form(packed(content), '"' + tag + "-gz\"", true));
    }

    /** Names a content: no two have the same. */
    static String tag(byte[] content) {
        return HexFormat.of().formatHex(digest(content), 0, TAG_BYTES);
    }

    /** The form for a client, by whether it can unpack. */
    Form form(boolean canUnpack) {
        return canUnpack ? packed : plain;
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What goes over the wire. */
    static final class Form {

        private final byte[] bytes;
        private final String tag;
        private final boolean isPacked;

        private Form(byte[] bytes, String tag, boolean isPacked) {
            this.bytes = bytes;
            this.tag = tag;
            this.isPacked = isPacked;
        }

        /** The body. */
        byte[] bytes() {
            return bytes.clone();
        }

        /** Strong tag, in its quotes. */
        String tag() {
            return tag;
        }

        /** Whether the body is packed by gzip. */
        boolean isPacked() {
            return isPacked;
        }
    }
}
