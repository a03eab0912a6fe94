package com.pivotalflow.timer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import com.pivotalflow.testing.Waiting;
import java.sql.Connection;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A timer that fails is a warning to whoever looks, and no reason to take the node out of service. */
@OnRealServer
class TimersIT {

    private static final String TIMER = "session-purge";

    private final Database database = TestServer.MAIN.database();

    @Test
    void healthAndMetricsTellHowATimerWent() throws Exception {
        Timers.run(TestServer.MAIN, "SessionPurge");
        assertThat(check().at("/data/" + TIMER).asText()).startsWith("ok ");
        assertThat(gauge("pivotal_timer_ended_seconds")).isPositive();
        double failures = gauge("pivotal_timer_failures");

        database.execute("REVOKE DELETE ON refresh_tokens FROM pivotal_app");
        try {
            Timers.run(TestServer.MAIN, "SessionPurge");
        } finally {
            database.execute("GRANT DELETE ON refresh_tokens TO pivotal_app");
        }

        JsonNode failed = check();
        assertThat(failed.path("status").asText()).isEqualTo("UP");
        assertThat(failed.at("/data/" + TIMER).asText()).startsWith("failed ");
        assertThat(failed.at("/data/warning").asText()).contains(TIMER);
        assertThat(gauge("pivotal_timer_failures")).isEqualTo(failures + 1);

        Timers.run(TestServer.MAIN, "SessionPurge");
        assertThat(check().at("/data/" + TIMER).asText()).startsWith("ok ");
        assertThat(gauge("pivotal_timer_failures")).isEqualTo(failures + 1);
    }

    @Test
    void whatAnotherNodeIsAtIsLeftToIt() throws Exception {
        Timers.run(TestServer.MAIN, "SessionPurge");
        double before = gauge("pivotal_timer_ended_seconds");

        try (Connection other = database.asApplication().getConnection()) {
            Database.rows(other, "SELECT pg_advisory_lock(hashtext('pivotal timer'), hashtext(?))", TIMER);
            Timers.run(TestServer.MAIN, "SessionPurge");
        }
        assertThat(gauge("pivotal_timer_ended_seconds")).isEqualTo(before);

        Waiting.until("the lock is free and the timer runs", () -> {
            Timers.run(TestServer.MAIN, "SessionPurge");
            return gauge("pivotal_timer_ended_seconds") > before;
        });
    }

    private static JsonNode check() {
        Api.Answer answer = TestServer.MAIN.management().get("/health/ready");
        return StreamSupport.stream(answer.json().path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals("timers"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.toString()));
    }

    private static double gauge(String name) {
        Api.Answer answer = TestServer.MAIN.management().get("/metrics");
        return answer.text()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("timer=\"" + TIMER + "\""))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is no gauge of " + TIMER));
    }
}
