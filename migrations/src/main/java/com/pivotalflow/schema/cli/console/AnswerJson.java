package com.pivotalflow.schema.cli.console;

import com.pivotalflow.schema.ScriptState;
import com.pivotalflow.schema.catalog.Deviation;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.script.Finding;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The document of {@code --json}. Members may be added; a change of those there are raises the number of the format. */
final class AnswerJson {

    private static final String FORMAT = "pivotal-migrator/1";

    private AnswerJson() {}

    static JsonObject of(String command, Answer answer, Duration took) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("format", FORMAT)
                .add("command", command)
                .add("exit", answer.exit().code())
                .add("state", answer.state())
                .add("journalHead", answer.head())
                .add("coverage", answer.coverage())
                .add("database", answer.target().map(AnswerJson::database).orElse(JsonValue.NULL))
                .add("scripts", scripts(answer.scripts()))
                .add("findings", findings(answer.findings()))
                .add("drift", drift(answer))
                .add("plan", Json.createArrayBuilder(answer.plan()));
        if (!answer.places().isEmpty()) {
            json.add("places", Json.createArrayBuilder(answer.places()));
        }
        answer.message().ifPresent(message -> json.add("message", message));
        return json.add("durationMs", took.toMillis()).build();
    }

    private static JsonValue database(Target target) {
        return Json.createObjectBuilder()
                .add("address", target.address())
                .add("product", target.product())
                .add("user", target.user())
                .build();
    }

    private static JsonArrayBuilder scripts(List<ScriptState> scripts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (ScriptState script : scripts) {
            array.add(Json.createObjectBuilder()
                    .add("version", script.version())
                    .add("name", script.name())
                    .add("verdict", script.verdict())
                    .add("rollback", script.rollback())
                    .add(
                            "applied",
                            script.applied()
                                    .<JsonValue>map(at -> Json.createValue(at.toString()))
                                    .orElse(JsonValue.NULL))
                    .add(
                            "ms",
                            script.took()
                                    .<JsonValue>map(took -> Json.createValue(took.toMillis()))
                                    .orElse(JsonValue.NULL)));
        }
        return array;
    }

    private static JsonArrayBuilder findings(List<Finding> findings) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Finding finding : findings) {
            array.add(Json.createObjectBuilder()
                    .add("code", finding.rule().code())
                    .add(
                            "verdict",
                            finding.verdict()
                                    .<JsonValue>map(verdict -> Json.createValue(verdict.toString()))
                                    .orElse(JsonValue.NULL))
                    .add("script", finding.script())
                    .add("statement", finding.statement())
                    .add("line", finding.line())
                    .add("object", finding.object())
                    .add("evidence", finding.evidence())
                    .add("remedy", finding.remedy())
                    .add("by", word(finding.by()))
                    .add("status", word(finding.status())));
        }
        return array;
    }

    private static JsonArrayBuilder drift(Answer answer) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        answer.drift()
                .ifPresent(difference -> difference
                        .deviations()
                        .forEach(deviation -> array.add(
                                Json.createObjectBuilder(deviation.json()).add("drift", word(deviation)))));
        return array;
    }

    /** The lists in which the admin endpoint has them. */
    private static String word(Deviation deviation) {
        return switch (deviation.drift()) {
            case MISSING -> "missing";
            case CHANGED, EXTRA_ACTIVE -> "different";
            case EXTRA_INERT -> "unexpected";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
