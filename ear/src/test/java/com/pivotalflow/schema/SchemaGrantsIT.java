package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.Resource;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rights on tables are exactly those of {@code schema-grants.txt}: none is missing and none is too much. */
@OnRealServer
class SchemaGrantsIT {

    private static final String ACTUAL = """
            SELECT coalesce(g.rolname, 'PUBLIC'), x.privilege_type, c.relname, ''
            FROM pg_class c
            CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) x
            LEFT JOIN pg_roles g ON g.oid = x.grantee
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND x.grantee <> c.relowner
            UNION ALL
            SELECT coalesce(g.rolname, 'PUBLIC'), x.privilege_type, c.relname, a.attname
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid
            CROSS JOIN LATERAL aclexplode(a.attacl) x
            LEFT JOIN pg_roles g ON g.oid = x.grantee
            WHERE c.relnamespace = 'public'::regnamespace
            """;

    private static final Map<String, String> PRIVILEGES =
            Map.of("S", "SELECT", "I", "INSERT", "U", "UPDATE", "D", "DELETE");

    /** One letter, with columns in parentheses or after "except". */
    private static final Pattern RIGHT = Pattern.compile("([SIUD])(?:\\((?<only>[^)]*)\\)| except (?<but>.*))?");

    private final Database database = TestServer.MAIN.database();

    @Test
    void rightsAreExactlyTheStatedOnes() throws Exception {
        Set<String> actual = new TreeSet<>(database.rows(ACTUAL));

        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected());
    }

    /** As {@code role|PRIVILEGE|table|column}, the column empty for the whole table. */
    private Set<String> expected() throws Exception {
        Map<String, List<String>> columns = columns();
        Set<String> rights = new TreeSet<>();
        for (String line : Resource.lines("schema-grants.txt")) {
            String[] part = line.split(" \\| ", -1);
            for (String table : part[2].split(" ", -1)) {
                RIGHT.matcher(part[1])
                        .results()
                        .flatMap(right -> columnsOf(right, columns.getOrDefault(table, List.of()))
                                .map(column ->
                                        String.join("|", part[0], PRIVILEGES.get(right.group(1)), table, column)))
                        .forEach(rights::add);
            }
        }
        return rights;
    }

    private static Stream<String> columnsOf(MatchResult right, List<String> all) {
        String only = right.group(2);
        String but = right.group(3);
        if (only != null) {
            return Stream.of(only.split(", ", -1));
        }
        if (but != null) {
            Set<String> secret = Set.of(but.split(", ", -1));
            assertThat(all).containsAll(secret);
            return all.stream().filter(column -> !secret.contains(column));
        }
        return Stream.of("");
    }

    private Map<String, List<String>> columns() throws Exception {
        return database
                .rows("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
                .stream()
                .map(row -> row.split("\\|", -1))
                .collect(Collectors.groupingBy(row -> row[0], Collectors.mapping(row -> row[1], Collectors.toList())));
    }
}
