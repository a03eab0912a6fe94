package com.pivotalflow.rest.json;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.problem.DomainException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A member of a command as a column of texts. Members of a record within the command are columns of their own, a list is
 * written with semicolons, labels as JSON.
 *
 * @param name of the column: the member's own
 * @param path names of the objects around it, from the outermost
 * @param type what the text becomes
 * @param isRequired whether there is no command without it
 */
public record CommandColumn(String name, List<String> path, Class<?> type, boolean isRequired) {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,40}");

    public CommandColumn {
        path = List.copyOf(path);
    }

    /** A column of a text that is no member of any command. */
    public static CommandColumn ofText(String name) {
        return new CommandColumn(name, List.of(), String.class, false);
    }

    /** All columns of a command. */
    public static List<CommandColumn> of(Class<?> command) {
        return of(command, List.of()).toList();
    }

    private static Stream<CommandColumn> of(Class<?> command, List<String> path) {
        RecordBinding<?> binding = (RecordBinding<?>) RecordBinding.of(command);
        return binding.components().stream().flatMap(component -> {
            Class<?> type = component.type();
            if (type.isRecord() && type != Metadata.class && !RecordBinding.isId(type)) {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(component.name());
                return of(type, deeper);
            }
            boolean isRequired = path.isEmpty() && !component.isOptional() && component.whenAbsent() == null;
            return Stream.of(new CommandColumn(component.name(), path, type, isRequired));
        });
    }

    /** Where the column's value stands in the command. */
    public String pointer() {
        return String.join(
                "",
                Stream.concat(path.stream(), Stream.of(name))
                        .map(step -> "/" + step)
                        .toList());
    }

    /**
     * Puts the text of a cell where the command has it.
     *
     * @throws DomainException {@code MALFORMED_JSON} for labels that are none
     */
    public void put(Map<String, Object> members, String text) {
        Map<String, Object> object = members;
        for (String step : path) {
            object = child(object, step);
        }
        object.put(name, value(text));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> object, String step) {
        return (Map<String, Object>) object.computeIfAbsent(step, any -> new LinkedHashMap<String, Object>());
    }

    /** What can't become the type stays text, and is refused as one by whoever binds it. */
    private Object value(String text) {
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return WHOLE.matcher(text).matches() ? new NumberToken(text) : text;
        }
        if (type == Boolean.class || type == boolean.class) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> text;
            };
        }
        if (type == List.class) {
            return Stream.of(text.split(";", -1)).map(String::strip).toList();
        }
        return type == Metadata.class ? labels(text) : text;
    }

    private static Object labels(String text) {
        try {
            return JsonTree.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .orElse(text);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't be read", e);
        }
    }
}
