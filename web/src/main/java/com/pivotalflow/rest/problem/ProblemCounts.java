package com.pivotalflow.rest.problem;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** How many problems of each kind this node has answered with since it started. Kept in memory only. */
public final class ProblemCounts {

    /** Fixed from the beginning, so that nobody can make it grow. */
    private static final Map<String, LongAdder> BY_CODE = zeros();

    private ProblemCounts() {}

    /** Those with this code; zero for a code that there is not. */
    public static long of(String code) {
        LongAdder count = BY_CODE.get(code);
        return count == null ? 0 : count.sum();
    }

    static void told(Problem problem) {
        LongAdder count = BY_CODE.get(problem.code());
        if (count != null) {
            count.increment();
        }
    }

    private static Map<String, LongAdder> zeros() {
        Map<String, LongAdder> zeros = new TreeMap<>();
        ProblemTypes.all().forEach(type -> zeros.put(type.code(), new LongAdder()));
        return zeros;
    }
}
