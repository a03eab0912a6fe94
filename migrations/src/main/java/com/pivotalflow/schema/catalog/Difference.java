package com.pivotalflow.schema.catalog;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In what a live schema is not the expected one. Empty means: nothing that a catalog knows was changed by hand.
 *
 * @param deviations one for each thing, missing ones first
 */
public record Difference(List<Deviation> deviations) {

    public Difference {
        deviations = List.copyOf(deviations);
    }

    /**
     * Compares.
     *
     * @param expected what the scripts of a build make
     * @param version up to which of them
     * @param live what was read
     * @param roles what placeholders are to read as
     */
    public static Difference between(CatalogHistory expected, int version, Catalog live, Roles roles) {
        List<Deviation> deviations = new ArrayList<>();
        Catalog wanted = expected.at(version);
        for (Entry entry : wanted.entries()) {
            Entry found = live.find(entry.key()).orElse(null);
            if (!entry.equals(found)) {
                Drift drift = found == null ? Drift.MISSING : Drift.CHANGED;
                int since = expected.since(entry.key(), version).orElse(-1);
                deviations.add(Deviation.of(drift, entry.key(), entry, found, since, roles));
            }
        }
        List<Entry> extras = live.entries().stream()
                .filter(entry -> wanted.find(entry.key()).isEmpty())
                .toList();
        Carriers carriers = Carriers.among(extras.stream().map(Entry::key).toList());
        for (Entry extra : extras) {
            Drift drift = isActive(extra, carriers, extras) ? Drift.EXTRA_ACTIVE : Drift.EXTRA_INERT;
            deviations.add(Deviation.of(drift, extra.key(), null, extra, -1, roles));
        }
        return new Difference(Stream.of(Drift.values())
                .flatMap(drift -> deviations.stream().filter(deviation -> deviation.drift() == drift))
                .toList());
    }

    /** Whether the schema is the expected one. */
    public boolean none() {
        return deviations.isEmpty();
    }

    /** Whether something expected is missing, changed or works differently. */
    public boolean matters() {
        return deviations.size() > of(Drift.EXTRA_INERT).size();
    }

    /** The deviations of one class. */
    public List<Deviation> of(Drift drift) {
        return deviations.stream()
                .filter(deviation -> deviation.drift() == drift)
                .toList();
    }

    /** {@code drift none}, or {@code drift 1 missing, 2 changed, 1 in the way, 3 unexpected}. */
    public String summary() {
        return none()
                ? "drift none"
                : Stream.of(
                                count(Drift.MISSING, "missing"),
                                count(Drift.CHANGED, "changed"),
                                count(Drift.EXTRA_ACTIVE, "in the way"),
                                count(Drift.EXTRA_INERT, "unexpected"))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ", "drift ", ""));
    }

    /** One paragraph for each thing. What hangs on a thing that is listed itself is only counted. */
    public String text() {
        Set<Deviation> told = Set.copyOf(carried());
        return deviations.stream()
                .filter(deviation -> !told.contains(deviation))
                .map(deviation -> deviation.text() + hangingOn(deviation, told))
                .collect(Collectors.joining("\n"));
    }

    /** Lists {@code missing}, {@code different} with what is in the way, and {@code unexpected} without it. */
    public JsonObject json() {
        return Json.createObjectBuilder()
                .add("ok", none())
                .add("missing", array(of(Drift.MISSING)))
                .add(
                        "different",
                        array(Stream.of(of(Drift.CHANGED), of(Drift.EXTRA_ACTIVE))
                                .flatMap(List::stream)
                                .toList()))
                .add("unexpected", array(of(Drift.EXTRA_INERT)))
                .build();
    }

    private static JsonArrayBuilder array(List<Deviation> deviations) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        deviations.forEach(deviation -> array.add(deviation.json()));
        return array;
    }

    private String count(Drift drift, String words) {
        int size = of(drift).size();
        return size == 0 ? "" : size + " " + words;
    }

    /** What another deviation says already; what is in the way is only left to something that is in the way too. */
    private List<Deviation> carried() {
        Carriers missing = Carriers.among(keys(Drift.MISSING));
        Carriers active = Carriers.among(keys(Drift.EXTRA_ACTIVE));
        Carriers inert = Carriers.among(keys(Drift.EXTRA_INERT));
        return deviations.stream()
                .filter(deviation -> switch (deviation.drift()) {
                    case MISSING -> missing.carry(deviation.key());
                    case CHANGED -> false;
                    case EXTRA_ACTIVE -> active.carry(deviation.key());
                    case EXTRA_INERT -> inert.carry(deviation.key()) || active.carry(deviation.key());
                })
                .toList();
    }

    private List<Entry.Key> keys(Drift drift) {
        return of(drift).stream().map(Deviation::key).toList();
    }

    private static String hangingOn(Deviation carrier, Set<Deviation> told) {
        Carriers one = Carriers.among(carrier.drift() == Drift.CHANGED ? List.of() : List.of(carrier.key()));
        long count = told.stream()
                .filter(deviation -> (deviation.drift() == Drift.MISSING) == (carrier.drift() == Drift.MISSING))
                .filter(deviation -> one.carry(deviation.key()))
                .count();
        return count == 0 ? "" : "\n    and " + count + " more on it, such as its rights and comments";
    }

    /** What stands on a thing that nobody expected is as inert as that thing, unless it reaches beyond it. */
    private static boolean isActive(Entry extra, Carriers carriers, List<Entry> extras) {
        String definition = extra.definition();
        boolean onExtra = carriers.carry(extra.key());
        return switch (extra.kind()) {
            case TRIGGER, RULE, EVENT_TRIGGER, POLICY, GRANT -> !onExtra;
            case CONSTRAINT -> !onExtra || refersToExpected(definition, extras);
            case INDEX -> !onExtra && definition.startsWith("CREATE UNIQUE INDEX");
            case COLUMN ->
                !onExtra
                        && definition.contains(" NOT NULL")
                        && !definition.contains(" DEFAULT ")
                        && !definition.contains(" GENERATED ");
            // Rows of a table below another are rows of that other too.
            case TABLE -> definition.contains(", below ");
            default -> false;
        };
    }

    /** A foreign key of another table keeps rows of the expected one from being deleted. */
    private static boolean refersToExpected(String definition, List<Entry> extras) {
        int references = definition.indexOf(" REFERENCES ");
        return references >= 0
                && extras.stream()
                        .filter(extra -> extra.kind() == Kind.TABLE)
                        .noneMatch(table ->
                                definition.startsWith(table.object() + "(", references + " REFERENCES ".length()));
    }
}
