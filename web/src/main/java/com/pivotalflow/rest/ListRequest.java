package com.pivotalflow.rest;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.rest.json.ParameterText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a list was asked for: filters, order and page, from the query of the address. Values that can't be read are
 * remembered and refused together by {@link #page()} or {@link #check()}, so a resource reads its filters first.
 */
@RequestScoped
public class ListRequest {

    private static final String LABEL = "metadata.";
    private static final String SORT = "sort";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final String TOTAL = "includeTotal";

    @Inject
    HttpServletRequest request;

    @Inject
    Cursors cursors;

    private Map<String, List<String>> parameters = Map.of();
    private final List<FieldError> errors = new ArrayList<>();

    @PostConstruct
    void read() {
        parameters = Query.parse(request.getQueryString());
    }

    /** A text of 2 to 100 characters, as searches take it. */
    public Optional<String> text(String name) {
        return value(name, ParameterText::search);
    }

    /** A short text that is compared as it is. */
    public Optional<String> word(String name) {
        return value(name, ParameterText::word);
    }

    /** Members of a closed set, joined by commas; empty when the filter is not given. */
    public <E extends Enum<E>> List<E> values(String name, Class<E> type) {
        return words(name).stream()
                .map(word -> this.<E>read(name, word, text -> ParameterText.member(text, type)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** One member of a closed set. */
    public <E extends Enum<E>> Optional<E> value(String name, Class<E> type) {
        return value(name, text -> ParameterText.member(text, type));
    }

    /** Words joined by commas; empty when the filter is not given. */
    public List<String> words(String name) {
        return given(name).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    /** An id. */
    public Optional<UUID> id(String name) {
        return value(name, ParameterText::id);
    }

    /** A date. */
    public Optional<LocalDate> date(String name) {
        return value(name, ParameterText::date);
    }

    /** An instant. */
    public Optional<Instant> instant(String name) {
        return value(name, ParameterText::instant);
    }

    /** A decimal number, exact. */
    public Optional<BigDecimal> decimal(String name) {
        return value(name, ParameterText::decimal);
    }

    /** A whole number from 1 on, or empty for this word. */
    public OptionalInt numberOr(String name, String word) {
        return given(name)
                .filter(text -> !text.equals(word))
                .flatMap(text -> read(name, text, number -> ParameterText.number(number, 1, Integer.MAX_VALUE)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** A whole number within bounds. */
    public Optional<Integer> number(String name, int least, int most) {
        return value(name, text -> ParameterText.number(text, least, most));
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return value(name, ParameterText::flag);
    }

    /** Filters by labels: label to text. */
    public Map<String, String> metadata() {
        Map<String, String> labels = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(LABEL)) {
                String label = name.substring(LABEL.length());
                read(name, label, ParameterText::label)
                        .flatMap(known -> read(name, values.get(0), ParameterText::label))
                        .ifPresent(text -> labels.put(label, text));
            }
        });
        return labels;
    }

    /**
     * Order and page; to be read last.
     *
     * @throws DomainException {@code INVALID_PARAMETER} with everything that could not be read so far, or a refusal of
     *     the cursor
     */
    public PageRequest page() {
        int limit = value(LIMIT, text -> ParameterText.number(text, 1, PageRequest.MOST_ROWS))
                .orElse(PageRequest.USUAL_ROWS);
        boolean withTotal = flag(TOTAL).orElse(false);
        check();
        Optional<List<String>> after = given(CURSOR).map(text -> cursors.decode(text, sort(), fingerprint()));
        return new PageRequest(sort(), after, limit, withTotal);
    }

    /**
     * Refuses the request if a value could not be read.
     *
     * @throws DomainException {@code INVALID_PARAMETER}
     */
    public void check() {
        if (!errors.isEmpty()) {
            throw new DomainException(
                    Refusal.MALFORMED,
                    ParameterRules.INVALID,
                    "The query has values that can't be read; see errors.",
                    errors,
                    Map.of());
        }
    }

    /** 200 with one page and, unless it is the last, the cursor of the next. */
    public Response answer(Page<?> page) {
        Optional<String> next = page.next().map(key -> cursors.encode(sort(), fingerprint(), key));
        Response.ResponseBuilder answer = Response.ok(new Items(page.items(), next, page.total()));
        next.ifPresent(cursor -> answer.header(HttpHeaders.LINK, "<" + addressOf(cursor) + ">; rel=\"next\""));
        return answer.build();
    }

    private String addressOf(String cursor) {
        return request.getRequestURI() + "?" + ListAddress.query(parameters, CURSOR, cursor);
    }

    private String sort() {
        return given(SORT).orElse("");
    }

    private String fingerprint() {
        return ListAddress.fingerprint(request.getRequestURI(), parameters, List.of(SORT, LIMIT, CURSOR, TOTAL));
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(parameters.get(name)).map(values -> values.get(0));
    }

    private <T> Optional<T> value(String name, Function<String, T> reader) {
        return given(name).flatMap(text -> read(name, text, reader));
    }

    private <T> Optional<T> read(String name, String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            String detail = e.getMessage() == null ? "The value can't be read." : e.getMessage();
            errors.add(new FieldError("query:" + name, ParameterRules.INVALID, detail));
            return Optional.empty();
        }
    }

    /** The body of a list. */
    record Items(List<?> items, Optional<String> next, OptionalLong total) {}
}
