package com.pivotalflow.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * A place in a list: base64url of a version, the sort, the fingerprint of the filters and the sort key of the last row,
 * then an HMAC over all of it.
 */
record Cursor(String sort, String fingerprint, List<String> lastKey) {

    private static final int VERSION = 1;
    private static final int MAC_BYTES = 32;
    private static final int LONGEST = 4096;

    Cursor {
        lastKey = List.copyOf(lastKey);
    }

    String encode(SecretKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(sort);
            out.writeUTF(fingerprint);
            out.writeByte(lastKey.size());
            for (String value : lastKey) {
                out.writeUTF(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] content = bytes.toByteArray();
        bytes.writeBytes(mac(content, key));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Reads a cursor; empty when it is not one, or was altered. */
    static Optional<Cursor> decode(String text, SecretKey key) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // The last character holds bits that count for nothing; two texts for one cursor would look like tampering
        // missed.
        boolean isCanonical =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
        if (!isCanonical || bytes.length <= MAC_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, content.length, bytes.length);
        return MessageDigest.isEqual(mac, mac(content, key)) ? Optional.of(read(content)) : Optional.empty();
    }

    private static Cursor read(byte[] content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            if (in.readByte() != VERSION) {
                throw new IOException("another version");
            }
            String sort = in.readUTF();
            String fingerprint = in.readUTF();
            List<String> key = new ArrayList<>();
            for (int left = in.readByte(); left > 0; left--) {
                key.add(in.readUTF());
            }
            return new Cursor(sort, fingerprint, key);
        } catch (IOException e) {
            throw new UncheckedIOException("an authentic cursor can't be read", e);
        }
    }

    private static byte[] mac(byte[] content, SecretKey key) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + key.getAlgorithm(), e);
        }
    }
}
