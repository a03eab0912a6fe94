package com.pivotalflow.schema.guard;

import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Runs examples for good, as the owner. Examples of one group and one base that follow each other run on one copy of
 * the base, as the steps of a recipe do.
 */
final class CaseRuns implements AutoCloseable {

    private final Corpus corpus;
    private @Nullable ScratchDatabase database;
    private String current = "";

    CaseRuns(Corpus corpus) {
        this.corpus = corpus;
    }

    /** The copy that an example is to run on, as the ones before it left it. */
    ScratchDatabase database(CorpusCase example) throws SQLException {
        String wanted = example.group() + " on " + example.base();
        ScratchDatabase known = database;
        if (known != null && wanted.equals(current)) {
            return known;
        }
        close();
        ScratchDatabase made = corpus.copy(example.base());
        database = made;
        current = wanted;
        return made;
    }

    /** Runs it; the answer is the SQLSTATE of its failure, or nothing. */
    String run(CorpusCase example) throws SQLException {
        try (Connection connection = database(example).owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(!example.script().header().transactional());
            String state = execute(corpus, statement, example);
            if (connection.getAutoCommit()) {
                return state;
            }
            if (state.isEmpty()) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return state;
        }
    }

    /** Runs its statements one by one; the answer is the SQLSTATE of the first failure, or nothing. */
    static String execute(Corpus corpus, Statement statement, CorpusCase example) {
        for (com.pivotalflow.schema.script.Statement part : example.script().statements()) {
            try {
                statement.execute(corpus.fill(part.text()));
            } catch (SQLException e) {
                return e.getSQLState();
            }
        }
        return "";
    }

    @Override
    public void close() throws SQLException {
        ScratchDatabase known = database;
        if (known != null) {
            known.close();
        }
    }
}
