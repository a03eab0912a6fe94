package com.pivotalflow.allocation;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.project.ProjectId;
import com.pivotalflow.project.ProjectService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells how much of people is taken. */
@Stateless
@PermitAll
@InTenant
public class CapacityService {

    /** Unless the organization says otherwise. */
    private static final BigDecimal USUAL_HOURS = BigDecimal.valueOf(8);

    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(24);

    @Inject
    CapacityRepository rows;

    @Inject
    ProjectService projects;

    @Inject
    OrganizationService organizations;

    @Inject
    Clock clock;

    /**
     * The weeks of whoever works on a project, with all they do, on other projects too.
     *
     * @param from a day of the first week; empty for this week
     * @param weeks how many, 1 or more
     * @throws NotFoundException {@code PROJECT_NOT_FOUND}
     */
    public CapacityView ofProject(OrganizationId organization, ProjectId project, Optional<LocalDate> from, int weeks) {
        if (projects.reference(organization, project).isEmpty()) {
            throw new NotFoundException("PROJECT");
        }
        LocalDate monday = monday(organization, from);
        return view(
                rows.ofProject(organization, project, monday, monday.plusWeeks(weeks)), project.value(), monday, weeks);
    }

    /**
     * The weeks of a person.
     *
     * @param from a day of the first week; empty for this week
     * @param weeks how many, 1 or more
     * @throws NotFoundException {@code USER_NOT_FOUND}
     */
    public CapacityView ofPerson(OrganizationId organization, UserId person, Optional<LocalDate> from, int weeks) {
        LocalDate monday = monday(organization, from);
        List<CapacityRepository.Row> found = rows.ofPerson(organization, person, monday, monday.plusWeeks(weeks));
        if (found.isEmpty()) {
            throw new NotFoundException("USER");
        }
        return view(found, null, monday, weeks);
    }

    private LocalDate monday(OrganizationId organization, Optional<LocalDate> from) {
        return from.orElseGet(() -> LocalDate.now(
                        clock.withZone(organizations.profile(organization).timeZone())))
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static CapacityView view(
            List<CapacityRepository.Row> rows, @Nullable UUID project, LocalDate monday, int weeks) {
        Map<UUID, List<CapacityRepository.Row>> people = new LinkedHashMap<>();
        rows.forEach(row -> people.computeIfAbsent(row.person(), person -> new ArrayList<>())
                .add(row));
        return new CapacityView(
                monday,
                weeks,
                people.values().stream()
                        .map(own -> person(own, project, monday, weeks))
                        .toList());
    }

    private static CapacityView.Person person(
            List<CapacityRepository.Row> own, @Nullable UUID project, LocalDate monday, int weeks) {
        CapacityRepository.Row first = own.get(0);
        BigDecimal hours = hours(first.hoursPerDay());
        List<Share> all = own.stream()
                .map(CapacityRepository.Row::share)
                .filter(Objects::nonNull)
                .toList();
        List<Share> here = own.stream()
                .filter(row -> row.project() != null && row.project().equals(project))
                .map(CapacityRepository.Row::share)
                .filter(Objects::nonNull)
                .toList();
        return new CapacityView.Person(
                first.person(),
                first.name(),
                IntStream.range(0, weeks)
                        .mapToObj(week -> WeekLoad.of(monday.plusWeeks(week), all, here, hours))
                        .map(week -> project == null ? week.withoutProject() : week)
                        .toList());
    }

    private static BigDecimal hours(@Nullable BigDecimal stated) {
        boolean isPossible = stated != null && stated.signum() > 0 && stated.compareTo(MOST_HOURS) <= 0;
        return isPossible ? Objects.requireNonNull(stated) : USUAL_HOURS;
    }
}
