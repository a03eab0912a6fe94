package com.pivotalflow.schema.catalog;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The expected catalog of every version, from one committed file: each entry says from which script on it holds and
 * which script ended it. So neither drift nor recovery needs a second database where the application runs.
 */
public final class CatalogHistory {

    /** Where the file of a build stands among its resources. */
    public static final String RESOURCE = "db/catalog.json";

    private static final String FORMAT = "pivotal-catalog/1";

    /** Ends with the build: the entry holds still. */
    private static final int NEVER = Integer.MAX_VALUE;

    private final int head;
    private final List<Span> spans;

    private CatalogHistory(int head, List<Span> spans) {
        this.head = head;
        this.spans = List.copyOf(spans);
    }

    /** An entry and the versions in which it holds: from the first up to, and not in, the second. */
    private record Span(Entry entry, int from, int until) {

        boolean holdsAt(int version) {
            return from <= version && version < until;
        }
    }

    /**
     * Joins what was read after each script.
     *
     * @param versions the catalog before the first script, after the first, after the second and so on
     */
    public static CatalogHistory of(List<Catalog> versions) {
        List<Span> spans = new ArrayList<>();
        Map<Entry, Integer> open = new HashMap<>();
        for (int version = 0; version < versions.size(); version++) {
            Catalog catalog = versions.get(version);
            int now = version;
            TreeSet<Entry> gone = new TreeSet<>(open.keySet());
            catalog.entries().forEach(gone::remove);
            gone.forEach(entry -> spans.add(new Span(entry, open.getOrDefault(entry, 0), now)));
            open.keySet().removeAll(gone);
            catalog.entries().forEach(entry -> open.putIfAbsent(entry, now));
        }
        open.forEach((entry, from) -> spans.add(new Span(entry, from, NEVER)));
        spans.sort(Comparator.comparing((Span span) -> span.entry().object())
                .thenComparing(span -> span.entry().kind())
                .thenComparing(Span::from));
        return new CatalogHistory(versions.size() - 1, spans);
    }

    /**
     * Reads the file of a build.
     *
     * @param loader the loader that sees {@link #RESOURCE}
     * @throws IllegalArgumentException if there is none or it is not in its form
     */
    public static CatalogHistory of(ClassLoader loader) {
        try (InputStream stream = loader.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalArgumentException("this build has no " + RESOURCE);
            }
            return read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /**
     * Reads such a file from elsewhere.
     *
     * @throws IllegalArgumentException if it is not in its form
     */
    public static CatalogHistory read(InputStream stream) {
        try (JsonReader reader = Json.createReader(stream)) {
            JsonObject file = reader.readObject();
            if (!FORMAT.equals(file.getString("format"))) {
                throw new IllegalArgumentException(RESOURCE + " is not in format " + FORMAT);
            }
            List<Span> spans = file.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                    .map(CatalogHistory::span)
                    .toList();
            return new CatalogHistory(file.getInt("head"), spans);
        } catch (JsonException | NullPointerException | ClassCastException e) {
            // What Jakarta JSON answers to text that is no JSON, to a missing member and to one of another type.
            throw new IllegalArgumentException(
                    RESOURCE + " cannot be read: resolve a conflict, then write it anew (" + e.getMessage() + ")", e);
        }
    }

    /** The file: a JSON document with one entry on each line, so that two branches conflict where they differ. */
    public String toText() {
        return spans.stream()
                .map(CatalogHistory::line)
                .collect(Collectors.joining(
                        ",\n", "{\"format\":\"" + FORMAT + "\",\"head\":" + head + ",\"entries\":[\n", "\n]}\n"));
    }

    /** The newest version it knows. */
    public int head() {
        return head;
    }

    /**
     * What a database at a version must look like.
     *
     * @param version 0 for a database prepared by the bootstrap script and nothing else
     * @throws IllegalArgumentException if the version is newer than the file
     */
    public Catalog at(int version) {
        if (version > head) {
            throw new IllegalArgumentException(RESOURCE + " ends at version " + head + ", asked for " + version);
        }
        return Catalog.of(spans.stream()
                .filter(span -> span.holdsAt(version))
                .map(Span::entry)
                .toList());
    }

    /** The script that gave a thing the definition it has at a version; 0 means the bootstrap script. */
    public OptionalInt since(Entry.Key key, int version) {
        return spans.stream()
                .filter(span -> span.holdsAt(version) && span.entry().key().equals(key))
                .mapToInt(Span::from)
                .findFirst();
    }

    private static Span span(JsonObject line) {
        return new Span(
                new Entry(line.getString("object"), Kind.parse(line.getString("kind")), line.getString("definition")),
                line.getInt("from"),
                line.isNull("until") ? NEVER : line.getInt("until"));
    }

    private static String line(Span span) {
        return Json.createObjectBuilder()
                .add("object", span.entry().object())
                .add("kind", span.entry().kind().toString())
                .add("from", span.from())
                .add("until", span.until() == NEVER ? JsonValue.NULL : Json.createValue(span.until()))
                .add("definition", span.entry().definition())
                .build()
                .toString();
    }
}
