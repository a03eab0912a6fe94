package com.pivotalflow.schema.guard.judgement;

import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Constraint;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.guard.snapshot.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a type holds every value of another. What is not known to do so is taken not to. */
final class Widening {

    private static final Pattern SIZED =
            Pattern.compile("([a-z ]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?((?: with| without).*)?");
    private static final int PRECISE_SECONDS = 6;

    /** By the name of a type without its limits: the types that hold all its values exactly. */
    private static final Map<String, Set<String>> WIDER = Map.ofEntries(
            Map.entry("smallint", Set.of("integer", "bigint", "numeric", "real", "double precision", "text")),
            Map.entry("integer", Set.of("bigint", "numeric", "double precision", "text")),
            Map.entry("bigint", Set.of("numeric", "text")),
            Map.entry("real", Set.of("double precision", "text")),
            Map.entry("double precision", Set.of("text")),
            Map.entry("numeric", Set.of("text")),
            Map.entry("character varying", Set.of("text")),
            Map.entry("name", Set.of("text")),
            Map.entry("boolean", Set.of("integer", "text")),
            Map.entry("date", Set.of("timestamp", "timestamp with time zone", "text")),
            Map.entry("timestamp", Set.of("timestamp with time zone", "text")),
            Map.entry("timestamp with time zone", Set.of("text")),
            Map.entry("time", Set.of("interval", "text")),
            Map.entry("uuid", Set.of("text")),
            Map.entry("json", Set.of("text")),
            Map.entry("jsonb", Set.of("json", "text")),
            Map.entry("cidr", Set.of("inet", "text")),
            Map.entry("inet", Set.of("text")),
            Map.entry("bytea", Set.of("text")));

    private Widening() {}

    /** Whether every value of the old column has its place in the new one. */
    static boolean isWider(Snapshot before, Snapshot after, Column old, Column now) {
        Type oldType = before.types().get(old.typeOid());
        Type newType = after.types().get(now.typeOid());
        if (newType != null && newType.kind() == 'e') {
            return oldType != null
                    && oldType.kind() == 'e'
                    && new HashSet<>(newType.labels().values())
                            .containsAll(oldType.labels().values());
        }
        if (oldType != null && oldType.kind() == 'e') {
            return now.type().equals("text");
        }
        if (newType != null && (newType.kind() != 'd' || isConstrained(after, newType))) {
            return false;
        }
        // What a domain is made of is not in its name: only without a domain the names say enough.
        return oldType == null && newType == null && isWider(old.type(), now.type());
    }

    private static boolean isConstrained(Snapshot snapshot, Type domain) {
        return domain.notNull()
                || snapshot.constraints().values().stream()
                        .map(Constraint::domain)
                        .anyMatch(oid -> oid == domain.oid());
    }

    /**
     * The same of two types as the server writes them.
     *
     * @param old such as {@code numeric(8,2)}
     * @param now such as {@code numeric(14,2)}
     */
    static boolean isWider(String old, String now) {
        if (old.equals(now)) {
            return true;
        }
        if (old.endsWith("[]") && now.endsWith("[]")) {
            return isWider(old.substring(0, old.length() - 2), now.substring(0, now.length() - 2));
        }
        Sized from = Sized.of(old);
        Sized to = Sized.of(now);
        if (from.name.equals(to.name)) {
            return from.fitsInto(to);
        }
        boolean wider = WIDER.getOrDefault(from.name, Set.of()).contains(to.name);
        return wider && (to.limits.isEmpty() || to.holdsWhole(from.name));
    }

    /** A type and its limits. */
    private static final class Sized {

        private final String name;
        private final List<Integer> limits;

        private Sized(String name, List<Integer> limits) {
            this.name = name;
            this.limits = limits;
        }

        static Sized of(String type) {
            Matcher matcher = SIZED.matcher(type);
            if (!matcher.matches()) {
                return new Sized(type, List.of());
            }
            String zone = Optional.ofNullable(matcher.group(4)).orElse("").replace(" without time zone", "");
            if (matcher.group(2) == null) {
                return new Sized(matcher.group(1) + zone, List.of());
            }
            int first = Integer.parseInt(matcher.group(2));
            int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
            return new Sized(matcher.group(1) + zone, List.of(first, second));
        }

        boolean fitsInto(Sized other) {
            if (other.limits.isEmpty()) {
                // A character without a limit is one character long.
                return !name.equals("character") && !name.equals("bit");
            }
            if (limits.isEmpty()) {
                return name.startsWith("time") && other.limits.get(0) >= PRECISE_SECONDS;
            }
            int whole = limits.get(0) - limits.get(1);
            int otherWhole = other.limits.get(0) - other.limits.get(1);
            return name.equals("bit")
                    ? limits.equals(other.limits)
                    : otherWhole >= whole && other.limits.get(1) >= limits.get(1);
        }

        /** Whether limits are no limits for whole numbers of this type. */
        boolean holdsWhole(String type) {
            int digits =
                    switch (type) {
                        case "smallint" -> 5;
                        case "integer" -> 10;
                        case "bigint" -> 19;
                        default -> Integer.MAX_VALUE;
                    };
            boolean seconds = name.startsWith("timestamp") && limits.get(0) >= PRECISE_SECONDS;
            return seconds || (name.equals("numeric") && limits.get(0) - limits.get(1) >= digits);
        }
    }
}
