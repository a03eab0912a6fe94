package com.pivotalflow.job;

import java.util.List;
import java.util.Optional;

/**
 * Which jobs to list; what is absent or empty does not narrow the list.
 *
 * @param statuses any of these
 * @param type what they do
 */
public record JobFilter(List<JobStatus> statuses, Optional<String> type) {

    public JobFilter {
        statuses = List.copyOf(statuses);
    }
}
