package com.pivotalflow.schema.guard.observation;

import com.pivotalflow.schema.guard.snapshot.Column;
import com.pivotalflow.schema.guard.snapshot.Relation;
import com.pivotalflow.schema.guard.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of tables as text, under the names that their columns had before. A column that has another type now
 * is cast back to the old one, so that the same value reads the same.
 */
final class RowReader {

    /** Before the name of a column that was not there before; no column can be called so. */
    static final String NEW = "+";

    private final Connection connection;
    private final Snapshot old;
    private final Snapshot now;

    RowReader(Connection superuser, Snapshot old, Snapshot now) {
        this.connection = superuser;
        this.old = old;
        this.now = now;
    }

    /**
     * The rows of one table, without those of its partitions.
     *
     * @param rows values by name of the column, see {@link #NEW}
     * @param cast names of the columns that were cast back
     * @param broken names of the columns that could not be cast back
     * @param unreadable what the server said when it could not read them; empty if it could
     */
    record Rows(List<Map<String, String>> rows, Set<String> cast, Set<String> broken, String unreadable) {}

    /** Reads a table that is there now; {@code whole} is the table it is a partition of, or itself. */
    Rows read(Relation table, long whole) throws SQLException {
        Map<String, String> expressions = new LinkedHashMap<>();
        Set<String> cast = new HashSet<>();
        for (Column column : now.columnsOf(table.oid()).values()) {
            Column before = before(table, column, whole);
            if (before == null) {
                expressions.put(NEW + column.plain(), column.name() + "::text");
            } else if (sameType(before, column)) {
                expressions.put(before.plain(), column.name() + "::text");
            } else {
                expressions.put(before.plain(), column.name() + "::" + before.type() + "::text");
                cast.add(before.plain());
            }
        }
        try {
            return new Rows(query(table, expressions), cast, Set.of(), "");
        } catch (SQLException e) {
            if (cast.isEmpty()) {
                return new Rows(List.of(), cast, Set.of(), String.valueOf(e.getMessage()));
            }
        }
        return castOneByOne(table, expressions, cast);
    }

    private Rows castOneByOne(Relation table, Map<String, String> expressions, Set<String> cast) throws SQLException {
        Set<String> broken = new HashSet<>();
        for (String column : cast) {
            String direct = expressions.getOrDefault(column, "");
            String name = direct.substring(0, direct.indexOf("::"));
            String byText = name + "::text" + direct.substring(name.length());
            if (!works(table, direct)) {
                boolean readable = works(table, byText);
                expressions.put(column, readable ? byText : name + "::text");
                if (!readable) {
                    broken.add(column);
                }
            }
        }
        try {
            return new Rows(query(table, expressions), cast, broken, "");
        } catch (SQLException e) {
            return new Rows(List.of(), cast, broken, String.valueOf(e.getMessage()));
        }
    }

    /** What a column was before: the same number of the same table, or the same name in a partition that is new. */
    private @Nullable Column before(Relation table, Column column, long whole) {
        if (old.relation(table.oid()).isPresent()) {
            return old.column(table.oid(), column.number()).orElse(null);
        }
        return now.columnsOf(whole).values().stream()
                .filter(of -> of.plain().equals(column.plain()))
                .findFirst()
                .flatMap(of -> old.column(whole, of.number()))
                .orElse(null);
    }

    /** Whether a value reads the same without being cast back; a type may have got another name. */
    static boolean sameType(Column before, Column after) {
        return before.typeOid() == after.typeOid()
                && (before.typeOid() >= 16_384 || before.type().equals(after.type()));
    }

    private boolean works(Relation table, String expression) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT " + expression + " FROM ONLY " + table.name());
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private List<Map<String, String>> query(Relation table, Map<String, String> expressions) throws SQLException {
        List<String> names = List.copyOf(expressions.keySet());
        List<Map<String, String>> rows = new ArrayList<>();
        String list = expressions.isEmpty() ? "NULL" : String.join(", ", expressions.values());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + list + " FROM ONLY " + table.name())) {
            while (row.next()) {
                Map<String, String> values = new HashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    String value = row.getString(i + 1);
                    if (value != null) {
                        values.put(names.get(i), value);
                    }
                }
                rows.add(values);
            }
        }
        return rows;
    }

    /** Whether two texts mean the same value of a type. */
    boolean equalAs(String type, String one, String other) {
        String query = "SELECT " + literal(one) + "::" + type + " = " + literal(other) + "::" + type;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            // The type has no equality: then only the text can say it.
            return one.equals(other);
        }
    }

    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
