package com.pivotalflow.listing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Assembles the statement of a list page. Conditions are fixed SQL with named parameters; nothing that a caller
 * sent becomes part of the text.
 *
 * <p>The statement selects what the list selects, then the sort key as text, one column per sort term and the id last,
 * and asks for one row more than the page holds, so that the end is known without a count. Only a request for the total
 * adds a second statement, over the same rows.
 */
public final class KeysetQuery {

    private static final String DESCENDING = "-";

    private final String select;
    private final String from;
    private final String idColumn;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /**
     * Starts a statement.
     *
     * @param select the columns, without the word
     * @param from the tables with their aliases, without the word
     * @param idColumn the id, unique in the list, such as {@code q.id}
     */
    public KeysetQuery(String select, String from, String idColumn) {
        this.select = select;
        this.from = from;
        this.idColumn = idColumn;
    }

    /** Adds a condition without parameters. */
    public KeysetQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition with one named parameter. */
    public KeysetQuery where(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
        return this;
    }

    /** Gives a value to a parameter that stands in a condition beside another. */
    public KeysetQuery bind(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Adds a condition only when the filter was given. */
    public <T> KeysetQuery whereIfPresent(String condition, String parameter, Optional<T> value) {
        value.ifPresent(given -> where(condition, parameter, given));
        return this;
    }

    /**
     * Finishes the statement.
     *
     * @param request which page
     * @param columns what the list can be sorted by, by the name on the wire
     * @param usualSort terms used when the request has none
     * @throws UnknownSortException when a term is not in {@code columns}, or stands there twice
     */
    public PageStatement page(PageRequest request, Map<String, SortColumn> columns, String usualSort) {
        List<Term> terms = terms(request.sort().isBlank() ? usualSort : request.sort(), columns);
        String rows = " FROM " + from + where(conditions);
        Map<String, Object> filters = Map.copyOf(parameters);
        List<String> all = new ArrayList<>(conditions);
        request.after().ifPresent(key -> all.add(after(terms, key)));
        String keys = terms.stream()
                .map(term -> "CAST(" + term.column().expression() + " AS text)")
                .collect(Collectors.joining(", "));
        String order = terms.stream()
                .map(term -> term.column().expression() + (term.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        String sql = "SELECT " + select + ", " + keys + " FROM " + from + where(all) + " ORDER BY " + order + " LIMIT "
                + (request.limit() + 1);
        return new PageStatement(
                sql,
                Map.copyOf(parameters),
                request.withTotal()
                        ? Optional.of(new PageStatement.Count("SELECT count(*)" + rows, filters))
                        : Optional.empty(),
                request.limit(),
                terms.size());
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private List<Term> terms(String sort, Map<String, SortColumn> columns) {
        List<Term> terms = new ArrayList<>();
        Set<SortColumn> named = new HashSet<>();
        for (String word : sort.split(",", -1)) {
            boolean descending = word.startsWith(DESCENDING);
            SortColumn column = columns.get(descending ? word.substring(1) : word);
            if (column == null || !named.add(column)) {
                throw new UnknownSortException(word, List.copyOf(columns.keySet()));
            }
            for (SortColumn part = column; part != null; part = part.then()) {
                terms.add(new Term(part, descending));
            }
        }
        boolean idDescending = terms.get(terms.size() - 1).descending();
        terms.add(new Term(new SortColumn(idColumn, "uuid"), idDescending));
        return terms;
    }

    private String after(List<Term> terms, List<String> key) {
        for (int i = 0; i < terms.size(); i++) {
            parameters.put("after" + i, key.get(i));
        }
        boolean oneDirection = terms.stream().map(Term::descending).distinct().count() == 1;
        return oneDirection ? rowAfter(terms) : stepwiseAfter(terms);
    }

    /** A row comparison, which PostgreSQL answers from an index on the same columns. */
    private static String rowAfter(List<Term> terms) {
        String left = terms.stream().map(term -> term.column().expression()).collect(Collectors.joining(", "));
        List<String> right = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            right.add(bound(terms.get(i), i));
        }
        return "(" + left + ") " + comparison(terms.get(0)) + " (" + String.join(", ", right) + ")";
    }

    private static String stepwiseAfter(List<Term> terms) {
        List<String> alternatives = new ArrayList<>();
        StringBuilder equalSoFar = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            String expression = term.column().expression();
            alternatives.add("(" + equalSoFar + expression + " " + comparison(term) + " " + bound(term, i) + ")");
            equalSoFar.append(expression).append(" = ").append(bound(term, i)).append(" AND ");
        }
        return "(" + String.join(" OR ", alternatives) + ")";
    }

    private static String comparison(Term term) {
        return term.descending() ? "<" : ">";
    }

    private static String bound(Term term, int index) {
        return "CAST(:after" + index + " AS " + term.column().type() + ")";
    }

    private record Term(SortColumn column, boolean descending) {}
}
