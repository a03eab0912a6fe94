package com.pivotalflow.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.testing.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The database's own record of what it was asked, with the values, which its counts of statements do not have. It is on only
 * while something is recorded.
 */
final class StatementLog {

    /** What a server must be started with. */
    static final Map<String, String> SETTINGS = Map.of(
            "logging_collector", "on",
            "log_destination", "jsonlog",
            "log_filename", "statements.log",
            "log_rotation_age", "0",
            "log_rotation_size", "0");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATEMENT = Pattern.compile("(?s)(?:statement|execute [^:]+): (.*)");
    private static final Pattern VALUE = Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']|'')*+)')");
    private static final int TRIES = 50;
    private static final long MILLIS_BETWEEN_TRIES = 100;

    private final Database database;
    private final Path file;

    StatementLog(Database database) throws SQLException {
        this.database = database;
        this.file = Path.of(database.rows("SHOW data_directory").get(0), "log", "statements.json");
    }

    /**
     * What the application asked for a request.
     *
     * @param request is sent until the database has noted it: its sessions learn one by one that they are to
     * @param marks the transaction among others that run in the server
     */
    RecordedTransaction of(Work request, Predicate<RecordedTransaction> marks) throws Exception {
        database.execute("ALTER SYSTEM SET log_statement = 'all'");
        database.execute("SELECT pg_reload_conf()");
        try {
            for (int i = 0; i < TRIES; i++) {
                long from = Files.size(file);
                request.run();
                Thread.sleep(MILLIS_BETWEEN_TRIES);
                List<RecordedTransaction> found =
                        read(from).stream().filter(marks).toList();
                if (found.size() == 1) {
                    return found.get(0);
                }
            }
            throw new IllegalStateException("the database has not noted the request in " + file);
        } finally {
            database.execute("ALTER SYSTEM RESET log_statement");
            database.execute("SELECT pg_reload_conf()");
        }
    }

    private List<RecordedTransaction> read(long from) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, (int) from, (int) (bytes.length - from), StandardCharsets.UTF_8);
        Map<Long, List<RecordedTransaction.Statement>> open = new HashMap<>();
        List<RecordedTransaction> whole = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.endsWith("}")) {
                continue;
            }
            JsonNode entry = JSON.readTree(line);
            Matcher statement = STATEMENT.matcher(entry.path("message").asText());
            if (!entry.path("user").asText().equals(TestPostgres.APPLICATION) || !statement.matches()) {
                continue;
            }
            long session = entry.path("pid").asLong();
            String sql = statement.group(1);
            if (sql.equals("BEGIN")) {
                open.put(session, new ArrayList<>());
            } else if (sql.equals("COMMIT") && open.containsKey(session)) {
                whole.add(new RecordedTransaction(open.remove(session)));
            } else if (open.containsKey(session) && !sql.isBlank()) {
                open.get(session)
                        .add(new RecordedTransaction.Statement(
                                sql, values(entry.path("detail").asText())));
            }
        }
        return whole;
    }

    private static List<@Nullable String> values(String detail) {
        List<@Nullable String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(detail);
        while (value.find()) {
            String text = value.group(1);
            values.add(text == null ? null : text.replace("''", "'"));
        }
        return values;
    }

    /** Sends a request. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
