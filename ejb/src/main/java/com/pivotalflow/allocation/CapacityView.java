package com.pivotalflow.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much of people is taken, week by week.
 *
 * @param from Monday of the first week
 * @param weeks how many there are
 * @param people whoever was asked for, by name
 */
public record CapacityView(LocalDate from, int weeks, List<Person> people) {

    public CapacityView {
        people = List.copyOf(people);
    }

    /**
     * Somebody.
     *
     * @param userId who
     * @param name as shown
     * @param weeks their weeks in order
     */
    public record Person(UUID userId, String name, List<Week> weeks) {

        public Person {
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * Somebody's week.
     *
     * @param monday its first day
     * @param workingDays from Monday to Friday
     * @param availableHours that these days have
     * @param allocatedHours that all projects take
     * @param projectHours that the project takes which was asked about; absent when a person was
     * @param averagePercent of these days that is taken
     * @param peakPercent of the fullest of these days that is taken
     */
    public record Week(
            LocalDate monday,
            int workingDays,
            String availableHours,
            String allocatedHours,
            @Nullable String projectHours,
            String averagePercent,
            String peakPercent) {

        Week withoutProject() {
            return new Week(monday, workingDays, availableHours, allocatedHours, null, averagePercent, peakPercent);
        }
    }
}
