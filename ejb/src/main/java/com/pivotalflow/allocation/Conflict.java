package com.pivotalflow.allocation;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whether a share fits beside what a person does already: no day may come to more than a whole one. */
final class Conflict {

    private static final String CODE = "ALLOCATION_CONFLICT";

    private Conflict() {}

    /**
     * Judges a request.
     *
     * @param project on what the person shall work
     * @param role as what
     * @param wanted how much, and when
     * @param planned what the person does in that period without it
     * @return the refusal {@code ALLOCATION_CONFLICT}; empty when it fits
     */
    static Optional<DomainException> of(UUID project, UUID role, Share wanted, List<Planned> planned) {
        List<Share> shares =
                new ArrayList<>(planned.stream().map(Planned::share).toList());
        shares.add(wanted);
        Peak peak = Workload.of(shares, wanted.from(), wanted.until()).peak();
        if (peak.fraction().compareTo(BigDecimal.ONE) > 0) {
            List<Planned> active = planned.stream()
                    .filter(other -> other.share().touches(peak.from(), peak.until()))
                    .toList();
            return Optional.of(refusal("The person would be planned for more than a whole day.", wanted, peak, active));
        }
        List<Planned> same = planned.stream()
                .filter(other ->
                        other.projectId().equals(project) && other.roleId().equals(role))
                .toList();
        return same.isEmpty()
                ? Optional.empty()
                : Optional.of(refusal("The person has this role on the project in that period.", wanted, peak, same));
    }

    private static DomainException refusal(String detail, Share wanted, Peak peak, List<Planned> conflicting) {
        return new DomainException(
                Refusal.CONFLICT,
                "ALLOCATION_CONFLICT",
                detail,
                List.of(new FieldError("/allocationPercent", CODE, detail)),
                Map.<String, Object>of(
                        "peakPercent",
                        WeekLoad.percent(peak.fraction()),
                        "peakFrom",
                        peak.from().toString(),
                        "peakUntil",
                        peak.until().toString(),
                        "requestedPercent",
                        WeekLoad.percent(wanted.fraction()),
                        "conflicting",
                        conflicting.stream().map(Part::of).toList()));
    }

    /**
     * One of the allocations that are in the way.
     *
     * @param id which one
     * @param projectId on what
     * @param allocationPercent of each day
     * @param startDate first day
     * @param endDate last day
     */
    public record Part(UUID id, UUID projectId, String allocationPercent, LocalDate startDate, LocalDate endDate) {

        static Part of(Planned planned) {
            return new Part(
                    planned.id(),
                    planned.projectId(),
                    WeekLoad.percent(planned.share().fraction()),
                    planned.share().from(),
                    planned.share().until());
        }
    }
}
