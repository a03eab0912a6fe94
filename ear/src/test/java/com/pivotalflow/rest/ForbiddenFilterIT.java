package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.metadata.ForbiddenKeys;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.DeployedRoutes;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No list of the server is filtered by a business value among labels, however the parameter is spelt. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForbiddenFilterIT {

    private static final String GET = "GET ";

    /** How somebody looks into labels; the key stands for {@code %s}. */
    private static final List<String> WAYS = List.of(
            "metadata.%s",
            "METADATA.%s",
            "metadata.lines.%s",
            "metadata->%s",
            "metadata->>%s",
            "metadata->'%s'",
            "Metadata->>'%s'",
            "metadata->'lines'->0->>'%s'",
            "metadata[%s]",
            "metadata['%s']",
            "metaData[\"%s\"]",
            "metadata[lines][0][%s]",
            "metadata#>{lines,0,%s}",
            "metadata#>>'{lines,%s}'",
            "metadata.%s[gte]",
            "metadata[%s][lt]");

    /** How a key is spelt that is compared as the plain one is. */
    private static final List<UnaryOperator<String>> SPELLINGS = List.of(
            key -> key,
            key -> key.toUpperCase(Locale.ROOT),
            key -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1),
            key -> parted(key, "_"),
            key -> parted(key, "-"),
            key -> parted(key, " "),
            key -> parted(key, "."),
            key -> parted(key, "\u200B"),
            key -> parted(key, "\u00AD"),
            key -> "_" + key + "-",
            key -> key.replace(key.charAt(0), (char) (key.charAt(0) - 'a' + '\uFF41')));

    private Api api;

    @BeforeAll
    void signIn() throws Exception {
        String[] everything =
                TestServer.MAIN.database().rows("SELECT code FROM permissions").toArray(String[]::new);
        api = TestOrganization.create(TestServer.MAIN.database())
                .user(everything)
                .signIn(TestServer.MAIN);
    }

    /** Addresses of what answers in pages: the server says of these that they have a cursor. */
    Stream<String> lists() {
        return DeployedRoutes.of(TestServer.MAIN).stream()
                .filter(route -> route.startsWith(GET))
                .map(route ->
                        route.substring(GET.length()).replaceAll("\\{[^}]+}", "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02"))
                .filter(address -> StreamSupport.stream(
                                get(address, "noSuchParameter")
                                        .json()
                                        .path("allowed")
                                        .spliterator(),
                                false)
                        .anyMatch(allowed -> allowed.asText().equals("cursor")));
    }

    @Test
    void thereAreListsAndTheMatrixHasRoomForEachKey() {
        assertThat(lists()).hasSizeGreaterThan(10).contains("/api/v1/quotes", "/api/v1/customers");
        assertThat(WAYS.size() * SPELLINGS.size())
                .isGreaterThan(ForbiddenKeys.normalized().size());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void noSpellingOfABusinessValueIsAFilter(String list) {
        List<String> keys = ForbiddenKeys.normalized();
        List<String> passed = new ArrayList<>();
        int asked = 0;
        for (String way : WAYS) {
            for (UnaryOperator<String> spelling : SPELLINGS) {
                String name = way.replace("%s", spelling.apply(keys.get(asked++ % keys.size())));
                Api.Answer answer = get(list, name);
                if (answer.status() != 400 || !answer.problem().equals("JSONB_FILTER_FORBIDDEN")) {
                    passed.add(name + ": " + answer);
                }
            }
        }

        assertThat(passed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aLabelIsNotTakenForABusinessValue(String list) {
        for (String label : List.of("metadata.campaign", "metadata.price-note", "metadata.unitPriceNote")) {
            Api.Answer answer = get(list, label);

            assertThat(answer.status()).as(answer.toString()).isIn(200, 400);
            assertThat(answer.problem()).isIn("", "UNKNOWN_PARAMETER");
        }
    }

    private Api.Answer get(String address, String parameter) {
        return api.get(address + "?" + URLEncoder.encode(parameter, StandardCharsets.UTF_8) + "=1");
    }

    private static String parted(String key, String separator) {
        int half = key.length() / 2;
        return key.substring(0, half) + separator + key.substring(half);
    }
}
