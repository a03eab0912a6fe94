package com.pivotalflow.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Hands out the clocks, so that no code asks the system for the time by itself and tests can choose it. */
@ApplicationScoped
class Clocks {

    /** One for all: whoever compares two of its times may have got them from two places. */
    private static final Clock STEADY = new SteadyClock(Clock.systemUTC(), System::nanoTime);

    @Produces
    @Dependent
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Steady
    @Dependent
    Clock steadyClock() {
        return STEADY;
    }
}
