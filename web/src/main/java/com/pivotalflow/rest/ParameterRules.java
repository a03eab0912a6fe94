package com.pivotalflow.rest;

import com.pivotalflow.metadata.ForbiddenKeys;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which query parameters one resource method understands, and what is said about the others. */
final class ParameterRules {

    static final String INVALID = "INVALID_PARAMETER";

    private static final String UNKNOWN = "UNKNOWN_PARAMETER";
    private static final String FORBIDDEN = "JSONB_FILTER_FORBIDDEN";
    private static final String METADATA = "metadata";

    /** A label of the top level, such as {@code metadata.campaign}. */
    private static final Pattern LABEL_FILTER = Pattern.compile("metadata\\.[^.\\[\\]<>\\-]+(-[^.\\[\\]<>\\-]+)*");

    private static final Pattern STEPS = Pattern.compile("[.\\[\\]{},/]|->>?|#>>?");

    /** How typed filters are compared; here it only stands behind the name of what is asked for. */
    private static final Pattern OPERATOR = Pattern.compile("\\[(?:gte?|lte?)]$");

    /** No typed field has more, so its name is not cut into more steps. */
    private static final int MOST_LETTERS = 32;

    private final Set<String> allowed;
    private final boolean hasLabels;
    private final Set<String> typedFields;
    private final List<String> required;

    private ParameterRules(Set<String> allowed, boolean hasLabels, Set<String> typedFields, List<String> required) {
        this.allowed = new TreeSet<>(allowed);
        this.hasLabels = hasLabels;
        this.typedFields = typedFields.stream().map(ForbiddenKeys::normalize).collect(Collectors.toUnmodifiableSet());
        this.required = List.copyOf(required);
    }

    static ParameterRules of(Set<String> allowed) {
        return new ParameterRules(allowed, false, Set.of(), List.of());
    }

    static ParameterRules withLabels(Set<String> allowed, Set<String> typedFields) {
        return new ParameterRules(allowed, true, typedFields, List.of());
    }

    /** The same rules, and these parameters are needed. */
    ParameterRules requiring(List<String> names) {
        return new ParameterRules(allowed, hasLabels, typedFields, names);
    }

    /**
     * Judges the names of a query; what the values mean is for the resource.
     *
     * @throws DomainException that lists everything found, under the code of the first
     */
    void check(Map<String, List<String>> query) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, Object> members = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            judge(name).ifPresent(errors::add);
            if (values.size() > 1) {
                errors.add(error(name, INVALID, "This parameter is given more than once."));
            }
        });
        required.stream()
                .filter(name -> !query.containsKey(name))
                .forEach(name -> errors.add(error(name, INVALID, "This parameter is required.")));
        if (errors.isEmpty()) {
            return;
        }
        FieldError first = errors.get(0);
        if (first.code().equals(UNKNOWN)) {
            members.put("allowed", List.copyOf(allowed));
        } else if (first.code().equals(FORBIDDEN)) {
            typedField(first.pointer()).flatMap(this::typedFilter).ifPresent(use -> members.put("use", use));
        }
        throw new DomainException(Refusal.MALFORMED, first.code(), first.detail(), errors, members);
    }

    static DomainException undecodable(IllegalArgumentException e) {
        DomainException refusal =
                new DomainException(Refusal.MALFORMED, INVALID, "The query of the address can't be decoded.");
        refusal.initCause(e);
        return refusal;
    }

    private Optional<FieldError> judge(String name) {
        if (allowed.contains(name)) {
            return Optional.empty();
        }
        boolean looksIntoLabels = name.toLowerCase(Locale.ROOT).startsWith(METADATA);
        Optional<String> typed = looksIntoLabels ? typedField(name) : Optional.empty();
        if (typed.isPresent()) {
            return Optional.of(error(name, FORBIDDEN, "'" + typed.get() + "' is a typed field and never a label."));
        }
        if (!looksIntoLabels || !hasLabels) {
            return Optional.of(error(name, UNKNOWN, "There is no such parameter here."));
        }
        return LABEL_FILTER.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(error(name, INVALID, "Labels are filtered by metadata.<label>=<text>."));
    }

    private boolean isTyped(String label) {
        return ForbiddenKeys.forbids(label) || typedFields.contains(ForbiddenKeys.normalize(label));
    }

    /** The typed field that the last steps name: a full stop stands between two steps or within a name. */
    private Optional<String> typedField(String name) {
        List<String> steps = Stream.of(STEPS.split(OPERATOR.matcher(name).replaceFirst("")))
                .map(step -> step.replace("'", "").replace("\"", "").strip())
                .filter(step -> !step.isEmpty())
                .toList();
        return IntStream.iterate(steps.size() - 1, first -> first >= 0, first -> first - 1)
                .limit(MOST_LETTERS)
                .mapToObj(first -> String.join(".", steps.subList(first, steps.size())))
                .filter(this::isTyped)
                .findFirst();
    }

    /** The parameter that does filter by the field, without its operator. */
    private Optional<String> typedFilter(String field) {
        String wanted = ForbiddenKeys.normalize(field);
        return allowed.stream()
                .map(name -> name.contains("[") ? name.substring(0, name.indexOf('[')) : name)
                .filter(name -> ForbiddenKeys.normalize(name).equals(wanted))
                .findFirst();
    }

    private static FieldError error(String name, String code, String detail) {
        return new FieldError("query:" + name, code, detail);
    }
}
