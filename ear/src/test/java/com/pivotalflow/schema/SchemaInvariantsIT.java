package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.Resource;
import com.pivotalflow.testing.TestServer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code schema-invariants.sql} promises, over the schema that the application made for itself. */
@OnRealServer
class SchemaInvariantsIT {

    private static final Pattern PROMISE = Pattern.compile("(?m)^-- promise: ");

    @ParameterizedTest(name = "{0}")
    @MethodSource("promises")
    void holds(Promise promise) throws Exception {
        try (Connection connection = TestServer.MAIN.database().asSuperuser().getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(parts().get(0));
            }

            assertThat(Database.rows(connection, promise.query()))
                    .as(promise.sentence())
                    .isEmpty();
        }
    }

    @Test
    void noPromiseIsForgotten() {
        assertThat(promises()).hasSizeGreaterThanOrEqualTo(20);
    }

    static Stream<Promise> promises() {
        return parts().stream().skip(1).map(Promise::parse);
    }

    private static List<String> parts() {
        return Arrays.asList(PROMISE.split(Resource.read("schema-invariants.sql"), -1));
    }

    /**
     * One promise and the query that finds what breaks it.
     *
     * @param sentence the promise
     * @param query answers with the offending rows
     */
    record Promise(String sentence, String query) {

        static Promise parse(String part) {
            int end = part.indexOf('\n');
            return new Promise(part.substring(0, end), part.substring(end + 1));
        }

        @Override
        public String toString() {
            return sentence;
        }
    }
}
