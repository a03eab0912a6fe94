package com.pivotalflow.listing;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The finished statement of a list page.
 *
 * @param sql the text with named parameters
 * @param parameters their values
 * @param count counts the rows of all pages, when that was asked for
 * @param limit rows of the page; the statement asks for one more
 * @param keyColumns how many columns at the end of each row are the sort key
 */
public record PageStatement(
        String sql, Map<String, Object> parameters, Optional<Count> count, int limit, int keyColumns) {

    /**
     * Runs the statement, and the count if there is one.
     *
     * @param prepare makes a native query of the text
     */
    @SuppressWarnings("unchecked")
    public Page<Object[]> run(Function<String, Query> prepare) {
        Query query = prepare.apply(sql);
        parameters.forEach(query::setParameter);
        Page<Object[]> page = page((List<Object[]>) query.getResultList());
        return count.map(counted -> new Page<>(page.items(), page.next(), counted.run(prepare)))
                .orElse(page);
    }

    /** Makes the page of the rows that the statement gave. */
    Page<Object[]> page(List<Object[]> rows) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty(), OptionalLong.empty());
        }
        Object[] last = rows.get(limit - 1);
        List<String> key = new ArrayList<>();
        for (int i = last.length - keyColumns; i < last.length; i++) {
            key.add(String.valueOf(last[i]));
        }
        return new Page<>(rows.subList(0, limit), Optional.of(key), OptionalLong.empty());
    }

    /**
     * Counts the rows of all pages.
     *
     * @param sql the text with named parameters
     * @param parameters their values
     */
    public record Count(String sql, Map<String, Object> parameters) {

        private OptionalLong run(Function<String, Query> prepare) {
            Query query = prepare.apply(sql);
            parameters.forEach(query::setParameter);
            return OptionalLong.of(((Number) query.getSingleResult()).longValue());
        }
    }
}
