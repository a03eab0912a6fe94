package com.pivotalflow.schema.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/**
 * A command that was run within this process.
 *
 * @param exit what the process would have ended with
 * @param out its standard output
 * @param err its standard error
 */
record Command(int exit, String out, String err) {

    /** Runs one. */
    static Command run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new Cli(environment, new PrintWriter(out), new PrintWriter(err), false).run(arguments);
        return new Command(exit, out.toString(), err.toString());
    }

    /** Its answer as a document, after the schema file was found to admit it and the exit code to be that of the process. */
    JsonObject json() {
        assertThat(new AnswerSchema().faults(out)).as(out).isEmpty();
        try (JsonReader reader = Json.createReader(new StringReader(out))) {
            JsonObject document = reader.readObject();
            assertThat(document.getInt("exit")).isEqualTo(exit);
            return document;
        }
    }

    /** Demands an exit code; what was said stands in the failure. */
    Command ends(int code) {
        assertThat(exit).as(out + err).isEqualTo(code);
        return this;
    }
}
