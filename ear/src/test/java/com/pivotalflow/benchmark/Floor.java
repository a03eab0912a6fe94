package com.pivotalflow.benchmark;

import com.pivotalflow.testing.Database;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The same transactions by JDBC alone, as the application's role: statement by statement, with statements that stay
 * prepared, reading every column that comes back.
 */
final class Floor implements Target {

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");

    private final Database database;
    private final List<RecordedTransaction> transactions;
    private final FreshValues fresh;
    private final AtomicInteger turn = new AtomicInteger();

    private Floor(Database database, List<RecordedTransaction> transactions, FreshValues fresh) {
        this.database = database;
        this.transactions = transactions;
        this.fresh = fresh;
    }

    /** Repeats these, one after the other, as they are. */
    static Floor of(Database database, List<RecordedTransaction> transactions) {
        return new Floor(database, transactions, FreshValues.none());
    }

    /**
     * Repeats one that makes something, each time with ids of its own and the next number.
     *
     * @param other another request of the same kind
     * @param number of what was made; its digits at the end count
     */
    static Floor making(Database database, RecordedTransaction made, RecordedTransaction other, String number) {
        return new Floor(database, List.of(made), FreshValues.of(made, other, number));
    }

    /** How many statements one request is, on average. */
    double statements() {
        return transactions.stream()
                .mapToInt(transaction -> transaction.statements().size())
                .average()
                .orElseThrow();
    }

    @Override
    public Connected connect() throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) database.asApplication();
        // A text then takes the type that the statement asks for.
        source.setStringType("unspecified");
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        Map<String, Prepared> prepared = new HashMap<>();
        List<List<Step>> steps = new ArrayList<>();
        for (RecordedTransaction transaction : transactions) {
            List<Step> ofTransaction = new ArrayList<>();
            for (RecordedTransaction.Statement statement : transaction.statements()) {
                Prepared ready = prepared.get(statement.sql());
                if (ready == null) {
                    ready = Prepared.of(connection, statement.sql());
                    prepared.put(statement.sql(), ready);
                }
                ofTransaction.add(step(ready, statement.values()));
            }
            steps.add(ofTransaction);
        }
        connection.rollback();
        return new OverJdbc(connection, steps);
    }

    private Step step(Prepared prepared, List<@Nullable String> values) {
        List<FreshValues.Place> places = new ArrayList<>();
        for (int i = 0; i < prepared.places().size(); i++) {
            places.add(fresh.place(
                    values.get(prepared.places().get(i) - 1), prepared.types().get(i)));
        }
        return new Step(prepared.statement(), places);
    }

    /**
     * A statement that stays prepared.
     *
     * @param places which of the recorded values stands where
     * @param types of these places, by the database's names
     */
    private record Prepared(PreparedStatement statement, List<Integer> places, List<String> types) {

        static Prepared of(Connection connection, String sql) throws SQLException {
            Matcher place = PLACE.matcher(sql);
            List<Integer> places = place.results()
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
            PreparedStatement statement = connection.prepareStatement(
                    PLACE.matcher(sql.replace("?", "??")).replaceAll("?"));
            ParameterMetaData asked = statement.getParameterMetaData();
            List<String> types = new ArrayList<>();
            for (int i = 1; i <= places.size(); i++) {
                types.add(asked.getParameterTypeName(i));
            }
            return new Prepared(statement, places, types);
        }
    }

    private record Step(PreparedStatement statement, List<FreshValues.Place> places) {}

    /** One connection. */
    private final class OverJdbc implements Connected {

        private final Connection connection;
        private final List<List<Step>> steps;

        OverJdbc(Connection connection, List<List<Step>> steps) {
            this.connection = connection;
            this.steps = steps;
        }

        @Override
        public void ask() throws SQLException {
            FreshValues.Made made = fresh.make();
            for (Step step : steps.get(Math.floorMod(turn.getAndIncrement(), steps.size()))) {
                for (int i = 0; i < step.places().size(); i++) {
                    step.statement().setObject(i + 1, made.at(step.places().get(i)));
                }
                if (step.statement().execute()) {
                    readAll(step.statement());
                }
            }
            connection.commit();
        }

        private static void readAll(PreparedStatement statement) throws SQLException {
            try (ResultSet rows = statement.getResultSet()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                }
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
