package com.pivotalflow.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the address of a list, and what stands for it in a cursor. */
final class ListAddress {

    private static final int FINGERPRINT_BYTES = 16;

    private ListAddress() {}

    /** The query of the same list with another value of one parameter. */
    static String query(Map<String, List<String>> parameters, String changed, String value) {
        String others = parameters.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(changed))
                .map(entry ->
                        encode(entry.getKey()) + "=" + encode(entry.getValue().get(0)) + "&")
                .collect(Collectors.joining());
        return others + encode(changed) + "=" + encode(value);
    }

    /** The same for the same list with the same filters, in whatever order they were written. */
    static String fingerprint(String path, Map<String, List<String>> parameters, Collection<String> noFilters) {
        StringBuilder text = new StringBuilder(path);
        new TreeMap<>(parameters).forEach((name, values) -> {
            if (!noFilters.contains(name)) {
                // Neither sign can occur in an encoded value, so different filters never make the same text.
                text.append('&').append(encode(name)).append('=').append(encode(values.get(0)));
            }
        });
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }

    private static String encode(String text) {
        // A comma separates the values of a filter and needs no escape in a query.
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%2C", ",")
                .replace("+", "%20");
    }
}
