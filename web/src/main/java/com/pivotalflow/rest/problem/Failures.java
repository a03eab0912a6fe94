package com.pivotalflow.rest.problem;

import com.pivotalflow.deadline.RequestDeadline;
import com.pivotalflow.rest.transport.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** What is said of failures. What nobody foresaw is logged, once and here, under the trace id of the answer. */
public final class Failures {

    private static final Logger LOG = System.getLogger(Failures.class.getName());
    private static final int UNAVAILABLE = 503;

    private Failures() {}

    /** The problem that answers the request that failed. */
    public static Problem problem(Throwable failure, HttpServletRequest request) {
        boolean isLate =
                RequestDeadline.present().filter(RequestDeadline::hasPassed).isPresent();
        // What fails after the deadline fails because of it, whatever it says.
        Problem problem = isLate
                ? PlatformProblems.of(UNAVAILABLE)
                : Problems.of(failure).orElseGet(() -> noted(failure, request));
        if (problem.status() == UNAVAILABLE) {
            // The platform's own exception: whoever runs the service must see that the database refuses.
            LOG.log(
                    Level.WARNING,
                    "Request {0} found no service: {1}",
                    Trace.of(request).id(),
                    reason(failure));
        }
        return problem;
    }

    private static String reason(Throwable failure) {
        List<Throwable> chain = Problems.chain(failure);
        return String.valueOf(chain.get(chain.size() - 1).getMessage());
    }

    private static Problem noted(Throwable failure, HttpServletRequest request) {
        LOG.log(Level.ERROR, "Request " + Trace.of(request).id() + " failed", failure);
        return Problems.unforeseen();
    }
}
