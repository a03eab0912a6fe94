package com.pivotalflow.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The method itself calls another one, be it inside a lambda. */
final class CallsFromItself extends ArchCondition<JavaMethod> {

    private final String owner;
    private final String name;

    CallsFromItself(String owner, String name) {
        super("call " + owner + "." + name);
        this.owner = owner;
        this.name = name;
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        boolean calls = method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getName().equals(owner)
                        && call.getName().equals(name));
        events.add(new SimpleConditionEvent(
                method, calls, method.getFullName() + (calls ? " calls " : " never calls ") + owner + "." + name));
    }
}
