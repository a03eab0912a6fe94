package com.pivotalflow.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;

/** The handlers that there are. */
@ApplicationScoped
public class JobTypes {

    @Inject
    @Any
    Instance<JobHandler> handlers;

    /** What this node can do now. */
    Set<String> ready() {
        return handlers.stream()
                .filter(JobHandler::isReady)
                .map(JobHandler::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who does jobs of this type. */
    JobHandler of(String type) {
        return handlers.stream()
                .filter(handler -> handler.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody does jobs of type " + type));
    }

    /** Whether a job of this type that failed can be done again. */
    boolean isRepeatable(String type) {
        return handlers.stream().anyMatch(handler -> handler.type().equals(type) && handler.isRepeatable());
    }
}
