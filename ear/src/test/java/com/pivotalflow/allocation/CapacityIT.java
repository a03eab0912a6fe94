package com.pivotalflow.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of people is taken, week by week. */
@OnRealServer
@ExtendWith(QuietServer.class)
class CapacityIT {

    private static final int PEOPLE = 200;
    private static final int WEEKS = 52;

    private Team team;
    private UUID person;

    @BeforeEach
    void openATeam() throws Exception {
        team = Team.open();
        person = team.person();
    }

    @Test
    void weeksBeginOnMondayAndCountWorkingDays() throws Exception {
        team.planned(person, "50", "2026-06-03", "2026-06-14");
        team.planned(person, "25", "2026-06-05", "2026-06-05");

        JsonNode capacity = get("/api/v1/users/" + person + "/capacity?from=2026-06-04&weeks=3");

        assertThat(capacity.path("from").asText()).isEqualTo("2026-06-01");
        JsonNode weeks = capacity.at("/people/0/weeks");
        assertThat(weeks).hasSize(3);
        assertThat(weeks.get(0).toString())
                .isEqualTo("{\"monday\":\"2026-06-01\",\"workingDays\":5,\"availableHours\":\"40\","
                        + "\"allocatedHours\":\"14\",\"averagePercent\":\"35\",\"peakPercent\":\"75\"}");
        assertThat(weeks.at("/1/allocatedHours").asText()).isEqualTo("20");
        assertThat(weeks.at("/1/peakPercent").asText()).isEqualTo("50");
        assertThat(weeks.at("/2/allocatedHours").asText()).isEqualTo("0");
    }

    @Test
    void whatSpansAllWeeksCountsInEachAndTheProjectIsToldApart() throws Exception {
        team.planned(person, "40", "2025-01-01", "2027-12-31");
        team.plan(team.usualProject(), team.body(person, "60", "2026-06-08", "2026-06-12"));
        UUID idle = team.person();

        JsonNode capacity = get("/api/v1/projects/" + team.usualProject() + "/capacity?from=2026-06-01&weeks=2");

        assertThat(capacity.path("people")).hasSize(1);
        assertThat(capacity.at("/people/0/userId").asText()).isEqualTo(person.toString());
        assertThat(capacity.at("/people/0/weeks/0/allocatedHours").asText()).isEqualTo("16");
        assertThat(capacity.at("/people/0/weeks/0/projectHours").asText()).isEqualTo("0");
        assertThat(capacity.at("/people/0/weeks/1/allocatedHours").asText()).isEqualTo("40");
        assertThat(capacity.at("/people/0/weeks/1/projectHours").asText()).isEqualTo("24");
        assertThat(get("/api/v1/users/" + idle + "/capacity").at("/people/0/weeks"))
                .hasSize(8)
                .allSatisfy(
                        week -> assertThat(week.path("peakPercent").asText()).isEqualTo("0"));
    }

    @Test
    void aDayHasAsManyHoursAsTheOrganizationSays() throws Exception {
        team.database()
                .execute(
                        "INSERT INTO org_settings (organization_id, id, setting_key, value_number)"
                                + " VALUES (?, ?, 'working_hours_per_day', 7.5)",
                        team.organization().id(),
                        Ids.next());
        team.planned(person, "20", "2026-06-01", "2026-06-05");

        JsonNode week = get("/api/v1/users/" + person + "/capacity?from=2026-06-01&weeks=1")
                .at("/people/0/weeks/0");

        assertThat(week.path("availableHours").asText()).isEqualTo("37.5");
        assertThat(week.path("allocatedHours").asText()).isEqualTo("7.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weeks=0", "weeks=53", "weeks=x", "from=x"})
    void whatIsNoNumberOfWeeksIsRefused(String query) {
        assertThat(team.api()
                        .get("/api/v1/users/" + person + "/capacity?" + query)
                        .problem())
                .isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void twoHundredPeopleAndAYearTakeOneStatement() throws Exception {
        Database database = team.database();
        UUID organization = team.organization().id();
        UUID role = team.role("tester");
        database.execute(
                "INSERT INTO users (organization_id, id, email, first_name, last_name, status)"
                        + " SELECT ?, gen_random_uuid(), 'p' || n || '@' || ?, 'P', 'Q' || n, 'active'"
                        + " FROM generate_series(1, " + PEOPLE + ") AS n",
                organization,
                Ids.next() + ".test");
        // Each in every fourth week, so that many begin and end within the year.
        database.execute(
                "INSERT INTO resource_allocations (organization_id, id, project_id, user_id, delivery_role_id,"
                        + " allocation_fraction, start_date, end_date)"
                        + " SELECT u.organization_id, gen_random_uuid(), ?, u.id, ?, 0.5,"
                        + " DATE '2026-01-05' + w * 28, DATE '2026-01-09' + w * 28"
                        + " FROM users u CROSS JOIN generate_series(0, 12) AS w"
                        + " WHERE u.organization_id = ? AND u.first_name = 'P'",
                team.usualProject(),
                role,
                organization);
        String address = "/api/v1/projects/" + team.usualProject() + "/capacity?from=2026-01-05&weeks=" + WEEKS;
        get(address);
        database.resetStatements();

        JsonNode capacity = get(address);

        assertThat(database.statements().stream().filter(sql -> sql.contains("resource_allocations")))
                .hasSize(1);
        assertThat(capacity.path("people")).hasSize(PEOPLE).allSatisfy(one -> {
            assertThat(one.path("weeks")).hasSize(WEEKS);
            BigDecimal hours = BigDecimal.ZERO;
            for (JsonNode week : one.path("weeks")) {
                hours = hours.add(new BigDecimal(week.path("allocatedHours").asText()));
            }
            assertThat(hours).isEqualByComparingTo("260");
        });
    }

    private JsonNode get(String address) {
        Api.Answer answer = team.api().get(address);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }
}
