package com.pivotalflow.rest.json;

import com.pivotalflow.metadata.Metadata;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a record that a merge patch states: a value to take, {@link JsonNull} to remove, or a partial record
 * or labels to merge.
 */
final class PartialRecord {

    private final RecordBinding<?> type;
    private final Map<Integer, Object> stated = new LinkedHashMap<>();

    private PartialRecord(RecordBinding<?> type) {
        this.type = type;
    }

    /**
     * Binds the members that are stated, each as in the whole record.
     *
     * @return the partial record, or {@link Binding#FAILED}
     */
    static Object bind(RecordBinding<?> type, Object node, String pointer, Findings findings) {
        if (!(node instanceof Map<?, ?> object)) {
            findings.add(pointer, "TYPE_MISMATCH", "An object is expected here.");
            return Binding.FAILED;
        }
        PartialRecord partial = new PartialRecord(type);
        boolean hasFailed = false;
        for (Map.Entry<?, ?> member : object.entrySet()) {
            String name = String.valueOf(member.getKey());
            Integer position = type.position(name, pointer, findings);
            Object value = position == null
                    ? Binding.FAILED
                    : partial.bindMember(type.component(position), member.getValue(), pointer, findings);
            hasFailed |= value == Binding.FAILED;
            if (position != null) {
                partial.stated.put(position, value);
            }
        }
        return hasFailed ? Binding.FAILED : partial;
    }

    private Object bindMember(RecordBinding.Component component, Object node, String pointer, Findings findings) {
        String place = pointer + "/" + JsonPointer.escape(component.name());
        if (node == JsonNull.NULL) {
            return remove(component, pointer, findings);
        }
        if (component.type() == Metadata.class) {
            return PartialLabels.bind(node, place, findings);
        }
        if (component.binding() instanceof RecordBinding<?> nested) {
            return bind(nested, node, place, findings);
        }
        Object value = component.binding().bind(node, place, findings);
        if (value != Binding.FAILED) {
            type.validateComponent(component, value, pointer, findings);
            findings.validate(value, place);
        }
        return value;
    }

    private Object remove(RecordBinding.Component component, String pointer, Findings findings) {
        Object instead = component.whenAbsent();
        if (instead == null && !component.isOptional()) {
            component.require(pointer, findings);
            return Binding.FAILED;
        }
        if (instead != null) {
            type.validateComponent(component, instead, pointer, findings);
        }
        return JsonNull.NULL;
    }

    /**
     * Makes the whole record.
     *
     * @param current the record so far; absent when there is none
     * @return the record, or {@link Binding#FAILED} when a member that is needed is in neither
     */
    Object applyTo(@Nullable Object current, String pointer, Findings findings) {
        @Nullable Object[] values = type.values(current);
        boolean hasFailed = false;
        for (Map.Entry<Integer, Object> member : stated.entrySet()) {
            int position = member.getKey();
            String place = pointer + "/" + type.component(position).name();
            values[position] = merged(values[position], member.getValue(), place, findings);
            hasFailed |= values[position] == Binding.FAILED;
        }
        hasFailed |= type.completeAbsent(pointer, values, findings);
        return hasFailed ? Binding.FAILED : type.make(values);
    }

    private static @Nullable Object merged(@Nullable Object current, Object stated, String pointer, Findings findings) {
        if (stated == JsonNull.NULL) {
            return null;
        }
        if (stated instanceof PartialRecord nested) {
            return nested.applyTo(current, pointer, findings);
        }
        if (stated instanceof PartialLabels labels) {
            return labels.applyTo(current instanceof Metadata kept ? kept : Metadata.none(), pointer, findings);
        }
        return stated;
    }
}
