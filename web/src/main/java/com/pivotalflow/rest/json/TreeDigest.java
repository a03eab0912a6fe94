package com.pivotalflow.rest.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fingerprint of a request that does not depend on the order of members or on blanks. Numbers count as written: two
 * requests that differ in a digit far behind the point are two requests, which a canonical form by way of double would
 * not see.
 */
final class TreeDigest {

    private final MessageDigest digest;

    private TreeDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** 64 hexadecimal digits over the operation and the tree of its body. */
    static String of(String operation, Object tree) {
        TreeDigest digest = new TreeDigest();
        digest.text('p', operation);
        digest.value(tree);
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private void value(Object node) {
        if (node instanceof Map<?, ?> object) {
            Map<String, Object> sorted = new TreeMap<>();
            object.forEach((name, member) -> sorted.put(String.valueOf(name), member));
            text('o', Integer.toString(sorted.size()));
            sorted.forEach((name, member) -> {
                text('m', name);
                value(member);
            });
        } else if (node instanceof List<?> array) {
            text('a', Integer.toString(array.size()));
            array.forEach(this::value);
        } else if (node instanceof NumberToken number) {
            text('n', number.text());
        } else {
            text(node instanceof String ? 's' : 'l', String.valueOf(node));
        }
    }

    /** Kind and length stand before each text, so no two trees are written alike. */
    private void text(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((kind + Integer.toString(bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
