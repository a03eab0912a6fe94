package com.pivotalflow.rest.json;

import com.pivotalflow.approval.ConditionValue;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.problem.Verbatim;
import com.pivotalflow.settings.SettingValue;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Chooses the binding for a type of Java. */
final class Bindings {

    private static final String MISMATCH = "TYPE_MISMATCH";

    private static final Map<Class<?>, Binding> SCALARS = Map.ofEntries(
            Map.entry(BigDecimal.class, scalar(Bindings::decimal)),
            Map.entry(int.class, scalar(node -> (int) integer(node, Integer.MIN_VALUE, Integer.MAX_VALUE))),
            Map.entry(Integer.class, scalar(node -> (int) integer(node, Integer.MIN_VALUE, Integer.MAX_VALUE))),
            Map.entry(long.class, scalar(node -> integer(node, Long.MIN_VALUE, Long.MAX_VALUE))),
            Map.entry(Long.class, scalar(node -> integer(node, Long.MIN_VALUE, Long.MAX_VALUE))),
            Map.entry(boolean.class, scalar(Bindings::flag)),
            Map.entry(Boolean.class, scalar(Bindings::flag)),
            Map.entry(UUID.class, scalar(node -> ScalarText.id(string(node)))),
            Map.entry(LocalDate.class, scalar(node -> ScalarText.date(string(node)))),
            Map.entry(Instant.class, scalar(node -> ScalarText.instant(string(node)))));

    private Bindings() {}

    /**
     * The binding for a type.
     *
     * @param type the type, with its arguments
     * @param annotations where {@link Verbatim} may stand
     * @throws IllegalStateException when commands can't have such a component
     */
    static Binding of(Type type, AnnotatedElement annotations) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, annotations);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("a command can't have a component of type " + type);
        }
        Binding scalar = SCALARS.get(plain);
        if (scalar != null) {
            return scalar;
        }
        if (plain == String.class) {
            boolean isVerbatim = annotations.isAnnotationPresent(Verbatim.class);
            return scalar(node -> isVerbatim ? string(node) : ScalarText.text(string(node)));
        }
        if (plain == Metadata.class) {
            return (node, pointer, findings) -> {
                Object labels = Labels.bind(node, pointer, findings);
                return labels instanceof Map<?, ?> map ? new Metadata(Labels.checked(map)) : labels;
            };
        }
        if (plain == ConditionValue.class) {
            return ConditionValues::bind;
        }
        if (plain == SettingValue.class) {
            return SettingValues::bind;
        }
        if (plain.isEnum()) {
            return scalar(node -> WireNames.of(plain).parse(string(node)));
        }
        if (plain.isRecord()) {
            return RecordBinding.of(plain);
        }
        throw new IllegalStateException("a command can't have a component of type " + type);
    }

    private static Binding ofGeneric(ParameterizedType generic, AnnotatedElement annotations) {
        if (generic.getRawType() == List.class) {
            return new ListBinding(of(generic.getActualTypeArguments()[0], annotations));
        }
        if (generic.getRawType() == Map.class) {
            Type values = generic.getActualTypeArguments()[1];
            return values == UUID.class ? new MapBinding(of(values, annotations)) : Labels::bind;
        }
        throw new IllegalStateException("a command can't have a component of type " + generic);
    }

    private static Binding scalar(Function<Object, Object> reader) {
        return (node, pointer, findings) -> {
            try {
                return reader.apply(node);
            } catch (UnfitValueException e) {
                findings.add(pointer, e);
                return Binding.FAILED;
            }
        };
    }

    private static String string(Object node) {
        if (node instanceof String text) {
            return text;
        }
        throw new UnfitValueException(MISMATCH, "A text is expected here.");
    }

    private static BigDecimal decimal(Object node) {
        if (node instanceof NumberToken number) {
            return ScalarText.decimal(number.text());
        }
        if (node instanceof String text) {
            return ScalarText.decimal(text);
        }
        throw new UnfitValueException(MISMATCH, "A number is expected here, as a number or as text.");
    }

    private static long integer(Object node, long least, long most) {
        if (node instanceof NumberToken number) {
            return ScalarText.integer(number.text(), least, most);
        }
        throw new UnfitValueException(MISMATCH, "A whole number is expected here.");
    }

    private static boolean flag(Object node) {
        if (node instanceof Boolean flag) {
            return flag;
        }
        throw new UnfitValueException(MISMATCH, "True or false is expected here.");
    }
}
