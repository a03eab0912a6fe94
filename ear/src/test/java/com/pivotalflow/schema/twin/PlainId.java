package com.pivotalflow.schema.twin;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * E4: a foreign key over columns that are mapped as plain ids. The attribute says whose id it is: {@code customerId} and
 * {@code billingCustomerId} hold a {@code CustomerId}, the id of the entity {@code Customer}, whose table must be the
 * referenced one. What a name does not tell, such as {@code createdBy}, is stated.
 */
final class PlainId {

    private static final Pattern WORD = Pattern.compile("(?=\\p{Lu})");

    private final Map<String, String> entityTables;
    private final Map<String, String> stated;
    private final Set<String> used = new HashSet<>();

    /**
     * Takes what is known.
     *
     * @param entityTables the tables of entities by their simple names
     * @param stated the tables of attributes that do not tell it themselves
     */
    PlainId(Map<String, String> entityTables, Map<String, String> stated) {
        this.entityTables = Map.copyOf(entityTables);
        this.stated = Map.copyOf(stated);
    }

    /** The table whose id an attribute holds, if it is known to hold one. */
    Optional<String> table(String attribute) {
        String word = stated.get(attribute);
        if (word != null) {
            used.add(attribute);
            return Optional.of(word);
        }
        return attribute.endsWith("Id") ? byName(attribute.substring(0, attribute.length() - 2)) : Optional.empty();
    }

    /** What was stated and never asked for. */
    List<String> unused() {
        return stated.keySet().stream()
                .filter(attribute -> !used.contains(attribute))
                .sorted()
                .toList();
    }

    /** The longest ending that is an entity: a {@code defaultTaxClassId} is of a {@code TaxClass}. */
    private Optional<String> byName(String name) {
        String[] words = WORD.split(name);
        for (int first = 0; first < words.length; first++) {
            String entity = capitalized(String.join("", List.of(words).subList(first, words.length)));
            Optional<String> table = Optional.ofNullable(entityTables.get(entity));
            if (table.isPresent()) {
                return table;
            }
        }
        return Optional.empty();
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
