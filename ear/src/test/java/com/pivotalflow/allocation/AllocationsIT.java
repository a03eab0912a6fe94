package com.pivotalflow.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People are planned for projects, and nobody for more than a whole day. */
@OnRealServer
class AllocationsIT {

    private Team team;
    private UUID person;

    @BeforeEach
    void openATeam() throws Exception {
        team = Team.open();
        person = team.person();
    }

    @Test
    void aPersonIsPlannedReadChangedAndRemovedForGood() throws Exception {
        Map<String, Object> body = team.body(person, "60", "2026-06-01", "2026-06-14");
        body.put("notes", Map.of("comment", "Mornings"));

        Api.Answer made = team.plan(team.usualProject(), body);

        JsonNode allocation = made.json();
        String id = allocation.path("id").asText();
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.header("Location")).contains(Team.ALLOCATIONS + id);
        assertThat(allocation.path("allocationPercent").asText()).isEqualTo("60");
        assertThat(allocation.path("isBillable").asBoolean()).isTrue();
        assertThat(allocation.at("/notes/comment").asText()).isEqualTo("Mornings");
        assertThat(team.api().get(Team.ALLOCATIONS + id).json()).isEqualTo(allocation);

        Api.Answer changed = team.change(allocation, Map.of("allocationPercent", "12.5", "isBillable", false));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("allocationPercent").asText()).isEqualTo("12.5");
        assertThat(team.change(changed.json(), Map.of("allocationPercent", 12.50))
                        .header("ETag"))
                .as("nothing changes")
                .isEqualTo(changed.header("ETag"));

        Api.Answer removed = team.api()
                .with("If-Match", changed.header("ETag").orElseThrow())
                .delete(Team.ALLOCATIONS + id);
        assertThat(removed.status()).isEqualTo(204);
        assertThat(team.count()).isZero();
        assertThat(team.api().get(Team.ALLOCATIONS + id).problem()).isEqualTo("ALLOCATION_NOT_FOUND");
        assertThat(team.trail(id)).containsExactly("allocations.create", "allocations.update", "allocations.delete");
    }

    @Test
    void twoThatOverlapAThirdButNotEachOtherAreJudgedByTheDay() throws Exception {
        JsonNode early = team.planned(person, "60", "2026-06-01", "2026-06-14");
        JsonNode late = team.planned(person, "60", "2026-06-15", "2026-06-30");

        Api.Answer tooMuch = team.plan(team.project(), team.body(person, "50", "2026-06-01", "2026-06-30"));
        Api.Answer fits = team.plan(team.project(), team.body(person, "40", "2026-06-01", "2026-06-30"));

        assertThat(tooMuch.status()).as(tooMuch.toString()).isEqualTo(409);
        assertThat(tooMuch.problem()).isEqualTo("ALLOCATION_CONFLICT");
        assertThat(tooMuch.json().path("peakPercent").asText()).isEqualTo("110");
        assertThat(tooMuch.json().path("peakFrom").asText()).isEqualTo("2026-06-01");
        assertThat(tooMuch.json().path("peakUntil").asText()).isEqualTo("2026-06-30");
        assertThat(tooMuch.json().path("requestedPercent").asText()).isEqualTo("50");
        assertThat(tooMuch.json().at("/conflicting/0/id").asText())
                .isEqualTo(early.path("id").asText());
        assertThat(tooMuch.json().at("/conflicting/1/id").asText())
                .isEqualTo(late.path("id").asText());
        assertThat(tooMuch.json().path("conflicting")).hasSize(2);
        assertThat(fits.status()).as(fits.toString()).isEqualTo(201);
    }

    @Test
    void onlyWhatIsActiveInThePeakIsToldToConflict() throws Exception {
        team.planned(person, "30", "2026-06-01", "2026-06-05");
        JsonNode full = team.planned(person, "90", "2026-06-10", "2026-06-12");

        Api.Answer refused = team.plan(team.project(), team.body(person, "20", "2026-06-01", "2026-06-30"));

        assertThat(refused.json().path("peakPercent").asText()).isEqualTo("110");
        assertThat(refused.json().path("peakFrom").asText()).isEqualTo("2026-06-10");
        assertThat(refused.json().path("peakUntil").asText()).isEqualTo("2026-06-12");
        assertThat(refused.json().path("conflicting")).hasSize(1);
        assertThat(refused.json().at("/conflicting/0/id").asText())
                .isEqualTo(full.path("id").asText());
    }

    @Test
    void aChangeIsJudgedWithoutWhatItChanges() throws Exception {
        JsonNode first = team.planned(person, "60", "2026-06-01", "2026-06-14");
        team.planned(person, "30", "2026-06-10", "2026-06-20");

        Api.Answer fits = team.change(first, Map.of("allocationPercent", "70"));
        Api.Answer tooMuch = team.change(fits.json(), Map.of("allocationPercent", "70.01"));
        Api.Answer shorter = team.change(fits.json(), Map.of("allocationPercent", "100", "endDate", "2026-06-09"));

        assertThat(fits.status()).as(fits.toString()).isEqualTo(200);
        assertThat(tooMuch.problem()).isEqualTo("ALLOCATION_CONFLICT");
        assertThat(tooMuch.json().path("peakPercent").asText()).isEqualTo("100.01");
        assertThat(shorter.status()).as(shorter.toString()).isEqualTo(200);
    }

    @Test
    void theSameRoleOnTheSameProjectTwiceIsAConflictThatNamesIt() throws Exception {
        Api.Answer first = team.plan(team.usualProject(), team.body(person, "10", "2026-06-01", "2026-06-14"));
        Api.Answer again = team.plan(team.usualProject(), team.body(person, "10", "2026-06-14", "2026-06-20"));

        assertThat(again.problem()).isEqualTo("ALLOCATION_CONFLICT");
        assertThat(again.json().path("peakPercent").asText()).isEqualTo("20");
        assertThat(again.json().at("/conflicting/0/id").asText())
                .isEqualTo(first.json().path("id").asText());
        assertThat(team.plan(team.usualProject(), team.body(person, "10", "2026-06-15", "2026-06-20"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void ofManyWhoPlanAPersonAtOnceOnlySoManySucceedAsThereIsRoomFor() throws Exception {
        List<UUID> projects = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            projects.add(team.project());
        }

        List<CompletableFuture<Integer>> plans = projects.stream()
                .map(project -> CompletableFuture.supplyAsync(
                        () -> team.plan(project, team.body(person, "30", "2026-06-01", "2026-06-30"))
                                .status()))
                .toList();
        List<Integer> statuses =
                plans.stream().map(CompletableFuture::join).sorted().toList();

        assertThat(statuses.subList(0, 3)).containsOnly(201);
        assertThat(statuses.subList(3, 12)).containsOnly(409);
        assertThat(team.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "allocationPercent, 0, /allocationPercent NUMBER_OUT_OF_RANGE",
        "allocationPercent, 0.009, /allocationPercent NUMBER_OUT_OF_RANGE",
        "allocationPercent, 100.01, /allocationPercent NUMBER_OUT_OF_RANGE",
        "allocationPercent, -1, /allocationPercent NUMBER_OUT_OF_RANGE",
        "endDate, 2026-05-31, /endDate VALIDITY_ORDER",
        "userId, 0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02, /userId REFERENCE_NOT_FOUND",
        "roleId, 0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02, /roleId REFERENCE_NOT_FOUND"
    })
    void whatIsWrongIsNamedAndNothingIsKept(String member, String value, String error) throws Exception {
        Map<String, Object> body = team.body(person, "60", "2026-06-01", "2026-06-14");
        body.put(member, value);

        Api.Answer answer = team.plan(team.usualProject(), body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText() + " "
                        + answer.json().at("/errors/0/code").asText())
                .isEqualTo(error);
        assertThat(team.count()).isZero();
    }

    @Test
    void businessValuesAmongNotesAreRefused() {
        Map<String, Object> body = team.body(person, "60", "2026-06-01", "2026-06-14");
        body.put("notes", Map.of("rate", 100));

        assertThat(team.plan(team.usualProject(), body).problem()).isEqualTo("JSONB_MONETARY_FORBIDDEN");
        assertThat(team.plan(Ids.next(), team.body(person, "60", "2026-06-01", "2026-06-14"))
                        .problem())
                .isEqualTo("PROJECT_NOT_FOUND");
    }

    @Test
    void filtersNarrowTheList() throws Exception {
        UUID other = team.person();
        for (int month = 1; month <= 3; month++) {
            team.plan(
                    team.usualProject(),
                    team.body(person, "10", "2026-0%d-01".formatted(month), "2026-0%d-20".formatted(month)));
        }
        Map<String, Object> free = team.body(other, "10", "2026-02-01", "2026-02-20");
        free.put("isBillable", false);
        team.plan(team.usualProject(), free);

        assertThat(list("")).isEqualTo(4);
        assertThat(list("userId=" + person)).isEqualTo(3);
        assertThat(list("from=2026-02-20&to=2026-03-01")).isEqualTo(3);
        assertThat(list("from=2026-02-21&to=2026-02-28")).isZero();
        assertThat(list("isBillable=false")).isEqualTo(1);
        assertThat(list("sort=-startDate&limit=2")).isEqualTo(2);
        assertThat(team.api().get(address("from=yesterday")).problem()).isEqualTo("INVALID_PARAMETER");
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> team.api()
                                .get(address("userId=" + person))
                                .json()
                                .at("/items/" + i + "/startDate")
                                .asText()))
                .containsExactly("2026-01-01", "2026-02-01", "2026-03-01");
    }

    private int list(String query) {
        return team.api().get(address(query)).json().path("items").size();
    }

    private String address(String query) {
        return "/api/v1/projects/" + team.usualProject() + "/allocations" + (query.isEmpty() ? "" : "?" + query);
    }
}
