package com.pivotalflow.rest.json;

import com.pivotalflow.metadata.ForbiddenKeys;
import com.pivotalflow.rest.json.GeneratedBodies.Elements;
import com.pivotalflow.rest.json.GeneratedBodies.Literal;
import com.pivotalflow.rest.json.GeneratedBodies.Member;
import com.pivotalflow.rest.json.GeneratedBodies.Members;
import com.pivotalflow.rest.json.GeneratedBodies.Text;
import com.pivotalflow.rest.json.GeneratedBodies.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a body deserves, found by listing every place in it and judging each alone: by its steps, without walking, without
 * reading text, and without regard to what it costs.
 */
final class SecondJudgement {

    private static final Set<String> GUARDED =
            Set.of("metadata", "contactExtras", "extras", "payload", "settings", "value", "preferences", "notes");
    private static final Set<String> EXEMPT = Set.of("gatewayPayload", "filters");
    private static final Set<String> KNOWN =
            Set.of("title", "customerId", "lines", "metadata", "notes", "description", "quantity");
    private static final long TOLD_AT_MOST = 1024 * 1024;

    private static final Set<String> FORBIDDEN = Set.copyOf(ForbiddenKeys.normalized());

    private final List<Place> places = new ArrayList<>();
    private final Map<List<Object>, Value> labels = new HashMap<>();
    private final IdentityHashMap<Value, Long> sizes = new IdentityHashMap<>();

    SecondJudgement(Members body) {
        list(List.of(), body);
    }

    /** A value and the names and numbers that lead to it. */
    private record Place(List<Object> steps, Value value) {

        String path() {
            StringBuilder path = new StringBuilder();
            for (Object step : steps) {
                path.append(step instanceof Integer index ? "[" + index + "]" : (path.isEmpty() ? "" : ".") + step);
            }
            return path.toString();
        }

        String pointer() {
            StringBuilder pointer = new StringBuilder();
            steps.forEach(step -> pointer.append('/')
                    .append(step.toString().replace("~", "~0").replace("/", "~1")));
            return pointer.toString();
        }

        Object last() {
            return steps.get(steps.size() - 1);
        }
    }

    private void list(List<Object> steps, Value value) {
        places.add(new Place(steps, value));
        if (!steps.isEmpty() && labelsAt(steps) == steps.size()) {
            labels.put(steps, value);
            sizes.put(value, size(value));
        }
        if (value instanceof Members object) {
            object.members().forEach(member -> list(and(steps, member.name()), member.value()));
        } else if (value instanceof Elements array) {
            for (int i = 0; i < array.elements().size(); i++) {
                list(and(steps, i), array.elements().get(i));
            }
        }
    }

    private static List<Object> and(List<Object> steps, Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return longer;
    }

    boolean isMalformed() {
        return places.stream().anyMatch(place -> isMalformed(place));
    }

    private static boolean isMalformed(Place place) {
        boolean isContainer = place.value() instanceof Members || place.value() instanceof Elements;
        boolean isTooDeep = isContainer && place.steps().size() + 1 > 32;
        boolean isNoJson =
                place.value() instanceof Literal literal && GeneratedBodies.NO_JSON.contains(literal.token());
        boolean hasBadNames = place.value() instanceof Members object
                && (object.members().stream().map(Member::name).distinct().count()
                                < object.members().size()
                        || object.members().stream()
                                .anyMatch(member -> member.name().length() > 50_000));
        return isTooDeep || isNoJson || hasBadNames;
    }

    /** The path of each violation, as many as are told. */
    List<String> violations() {
        List<String> paths = new ArrayList<>();
        long length = 0;
        for (Place place : places) {
            if (length < TOLD_AT_MOST && isViolation(place.steps())) {
                paths.add(place.path());
                length += place.path().length();
            }
        }
        return paths;
    }

    private static boolean isViolation(List<Object> steps) {
        for (int i = 0; i < steps.size() - 1; i++) {
            if (steps.get(i) instanceof String name && (GUARDED.contains(name) || EXEMPT.contains(name))) {
                return GUARDED.contains(name) && steps.get(steps.size() - 1) instanceof String key && isForbidden(key);
            }
        }
        return false;
    }

    private static boolean isForbidden(String key) {
        String bare =
                Normalizer.normalize(key, Normalizer.Form.NFKC).replaceAll("[-_ .\u00AD\u200B-\u200D\u2060\uFEFF]", "");
        boolean isAscii = bare.chars().allMatch(c -> c < 128);
        return isAscii && FORBIDDEN.contains(bare.toLowerCase(Locale.ROOT));
    }

    /** Pointer and code of each error of shape. */
    Set<String> errors() {
        Set<String> errors = new LinkedHashSet<>();
        for (Place place : places) {
            codes(place).forEach(code -> errors.add(place.pointer() + " " + code));
        }
        return errors;
    }

    /** Whether labels are so near the limit of their size that another way of counting may see them beyond it. */
    boolean isBorderline() {
        return sizes.values().stream().anyMatch(size -> size > 12 * 1024 && size < 20 * 1024);
    }

    private List<String> codes(Place place) {
        int top = labelsAt(place.steps());
        if (top == 0) {
            return outsideLabels(place);
        }
        if (place.steps().size() == top) {
            return atLabels(place.value());
        }
        Value around = Objects.requireNonNull(labels.get(place.steps().subList(0, top)));
        boolean isLookedAt =
                around instanceof Members && !isLarge(around) && place.steps().size() - top <= 8;
        return isLookedAt ? insideLabels(place, place.steps().size() - top) : List.of();
    }

    private List<String> atLabels(Value top) {
        if (!(top instanceof Members)) {
            return isNull(top) ? List.of() : List.of("TYPE_MISMATCH");
        }
        return isLarge(top) ? List.of("LENGTH") : List.of();
    }

    private boolean isLarge(Value top) {
        return Objects.requireNonNull(sizes.get(top)) > 16 * 1024;
    }

    private static List<String> outsideLabels(Place place) {
        if (place.steps().isEmpty() || !(place.last() instanceof String name)) {
            return List.of();
        }
        boolean isTop = place.steps().size() == 1;
        boolean isOfLine = place.steps().size() == 3 && place.steps().get(0).equals("lines");
        if ((isTop || isOfLine) && !KNOWN.contains(name)) {
            return List.of("UNKNOWN_FIELD");
        }
        if (isTop && name.equals("notes") && !isNull(place.value())) {
            return place.value() instanceof Text text ? unfit(text.text(), true) : List.of("TYPE_MISMATCH");
        }
        return List.of();
    }

    private static List<String> insideLabels(Place place, int depth) {
        List<String> codes = new ArrayList<>();
        Value value = place.value();
        if ((value instanceof Members || value instanceof Elements) && depth + 1 > 8) {
            codes.add("LENGTH");
        } else if (value instanceof Text text) {
            codes.addAll(unfit(text.text(), false));
        } else if (isNull(value) && place.last() instanceof Integer) {
            codes.add("REQUIRED");
        } else if (value instanceof Literal literal && !isWord(literal) && isHuge(literal.token())) {
            codes.add("NUMBER_OUT_OF_RANGE");
        }
        if (place.last() instanceof String name) {
            codes.addAll(unfit(name, false));
        }
        return codes;
    }

    private static List<String> unfit(String text, boolean isForPeople) {
        boolean hasControls =
                text.codePoints().anyMatch(c -> Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n');
        boolean hasHalves = text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
        if (hasControls || hasHalves) {
            return List.of("TEXT_INVALID");
        }
        return isForPeople && text.length() > 2_000 ? List.of("LENGTH") : List.of();
    }

    private static boolean isHuge(String number) {
        int e = number.toLowerCase(Locale.ROOT).indexOf('e');
        return number.length() > 40 || (e >= 0 && Math.abs(Long.parseLong(number.substring(e + 1))) > 12);
    }

    /** How many steps lead to the labels that a place is in or is; 0 when there are none. */
    private static int labelsAt(List<Object> steps) {
        if (!steps.isEmpty() && steps.get(0).equals("metadata")) {
            return 1;
        }
        boolean isOfLine = steps.size() >= 3
                && steps.get(0).equals("lines")
                && steps.get(2).equals("metadata");
        return isOfLine ? 3 : 0;
    }

    private static long size(Value value) {
        if (value instanceof Members object) {
            return object.members().stream()
                            .mapToLong(member -> size(new Text(member.name())) + 1 + size(member.value()))
                            .sum()
                    + object.members().size();
        }
        if (value instanceof Elements array) {
            return array.elements().stream().mapToLong(SecondJudgement::size).sum()
                    + array.elements().size();
        }
        if (value instanceof Text text) {
            return text.text().getBytes(StandardCharsets.UTF_8).length + 2L;
        }
        return ((Literal) value).token().length();
    }

    /** The labels as they are to be stored, at a place that has them. */
    static Map<String, Object> labels(List<Member> members) {
        Map<String, Object> labels = new LinkedHashMap<>();
        members.stream()
                .filter(member -> member.name().equals("metadata") && !isNull(member.value()))
                .forEach(member -> labels.putAll(object((Members) member.value())));
        return labels;
    }

    private static Map<String, Object> object(Members object) {
        Map<String, Object> stored = new LinkedHashMap<>();
        object.members().stream()
                .filter(member -> !isNull(member.value()))
                .forEach(member -> stored.put(member.name(), stored(member.value())));
        return stored;
    }

    private static Object stored(Value value) {
        if (value instanceof Members object) {
            return object(object);
        }
        if (value instanceof Elements array) {
            return array.elements().stream().map(SecondJudgement::stored).toList();
        }
        if (value instanceof Text text) {
            return text.text();
        }
        Literal literal = (Literal) value;
        return isWord(literal) ? Boolean.valueOf(literal.token()) : new BigDecimal(literal.token());
    }

    private static boolean isNull(Value value) {
        return value instanceof Literal literal && literal.token().equals("null");
    }

    private static boolean isWord(Literal literal) {
        return Character.isLetter(literal.token().charAt(0));
    }
}
