package com.pivotalflow.schema.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that holds in a schema at one moment. Two schemas are the same exactly if their catalogs are equal. */
public final class Catalog {

    private final Map<Entry.Key, Entry> entries;

    private Catalog(Map<Entry.Key, Entry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /**
     * Makes a catalog of entries in any order.
     *
     * @throws IllegalArgumentException if two entries define the same thing; a reader that lets this happen would
     *     overlook one of them
     */
    public static Catalog of(Collection<Entry> entries) {
        Map<Entry.Key, Entry> sorted = new LinkedHashMap<>();
        entries.stream().sorted().forEach(entry -> {
            Entry other = sorted.putIfAbsent(entry.key(), entry);
            if (other != null) {
                throw new IllegalArgumentException(entry.key() + " is defined twice: " + other + ", " + entry);
            }
        });
        return new Catalog(sorted);
    }

    /** All entries, sorted. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }

    /** The entry about a thing, if it exists. */
    public Optional<Entry> find(Entry.Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** SHA-256 over all entries in hexadecimal digits; equal exactly for equal catalogs. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Entry entry : entries.values()) {
                // Lengths in between, so that no text can pass for the border between two.
                for (String part : List.of(entry.object(), entry.kind().toString(), entry.definition())) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Catalog catalog && entries.equals(catalog.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return size() + " objects, " + fingerprint().substring(0, 16);
    }
}
