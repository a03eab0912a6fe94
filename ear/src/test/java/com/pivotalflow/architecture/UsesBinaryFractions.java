package com.pivotalflow.architecture;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** Has or calls something with a {@code float} or {@code double} in it. */
final class UsesBinaryFractions extends ArchCondition<JavaClass> {

    private static final Set<String> TYPES = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    UsesBinaryFractions() {
        super("use float or double");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Stream.of(
                        type.getFields().stream()
                                .filter(field -> isBinary(field.getRawType()))
                                .map(field -> field.getDescription()),
                        type.getCodeUnits().stream()
                                .filter(UsesBinaryFractions::mentions)
                                .map(unit -> unit.getDescription()),
                        calls(type)
                                .filter(call -> isBinary(call.getTarget().getRawReturnType())
                                        || call.getTarget().getRawParameterTypes().stream()
                                                .anyMatch(UsesBinaryFractions::isBinary))
                                .map(call -> call.getDescription()))
                .flatMap(found -> found)
                .forEach(found -> events.add(SimpleConditionEvent.satisfied(type, found)));
    }

    private static Stream<JavaCall<?>> calls(JavaClass type) {
        return Stream.concat(type.getMethodCallsFromSelf().stream(), type.getConstructorCallsFromSelf().stream());
    }

    private static boolean mentions(JavaCodeUnit unit) {
        return isBinary(unit.getRawReturnType())
                || unit.getRawParameterTypes().stream().anyMatch(UsesBinaryFractions::isBinary);
    }

    private static boolean isBinary(JavaClass type) {
        return TYPES.contains(type.getBaseComponentType().getName());
    }
}
