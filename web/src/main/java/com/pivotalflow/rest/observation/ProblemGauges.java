package com.pivotalflow.rest.observation;

import com.pivotalflow.rest.problem.ProblemCounts;
import com.pivotalflow.rest.problem.ProblemType;
import com.pivotalflow.rest.problem.ProblemTypes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Problems in numbers: how many of each code this node has answered with since it started. Among them what the guard of
 * labels refused, {@code JSONB_MONETARY_FORBIDDEN} and {@code JSONB_FILTER_FORBIDDEN}.
 */
@ApplicationScoped
public class ProblemGauges {

    @Inject
    MeterRegistry meters;

    void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        for (ProblemType type : ProblemTypes.all()) {
            // The only form that the server's registry forwards: what a builder registers is lost.
            meters.gauge("pivotal.problems", Tags.of("code", type.code()), type, kind -> ProblemCounts.of(kind.code()));
        }
    }
}
