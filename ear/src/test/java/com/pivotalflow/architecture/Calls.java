package com.pivotalflow.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** Calls of methods by their name, whoever declares them. */
final class Calls {

    private Calls() {}

    /** Of the type, in any of its overloads. */
    static DescribedPredicate<JavaMethodCall> to(Class<?> owner, String... names) {
        Set<String> wanted = Set.of(names);
        return DescribedPredicate.describe(
                owner.getSimpleName() + " " + wanted,
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && wanted.contains(call.getTarget().getName()));
    }

    /** {@code now()} of any type of {@code java.time}, which reads the system's clock. */
    static DescribedPredicate<JavaMethodCall> toNowWithoutClock() {
        return DescribedPredicate.describe("now() without a clock", call -> {
            MethodCallTarget target = call.getTarget();
            return target.getName().equals("now")
                    && target.getRawParameterTypes().isEmpty()
                    && target.getOwner().getPackageName().equals("java.time");
        });
    }
}
