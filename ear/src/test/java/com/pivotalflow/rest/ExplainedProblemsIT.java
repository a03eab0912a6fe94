package com.pivotalflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for people: what each problem means, and the browser of the API. */
@OnRealServer
class ExplainedProblemsIT {

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    static Stream<String> codes() {
        String list = TestServer.MAIN.api().get("/problems/").text();
        return Pattern.compile("<code>([A-Z_]+)</code></a>")
                .matcher(list)
                .results()
                .map(result -> result.group(1));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyProblemHasAPageAtTheAddressOfItsType(String code) {
        Api.Answer page = page("/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-'));

        assertThat(page.text()).contains(code, "What it means", "What to do next");
    }

    @Test
    void theTypeOfAProblemLeadsToItsPage() {
        String type =
                TestServer.MAIN.api().get("/api/v1/auth/me").json().path("type").asText();

        assertThat(page(type).text()).contains("AUTHENTICATION_REQUIRED");
    }

    @Test
    void whatIsNoProblemHasNoPage() {
        Api.Answer answer = TestServer.MAIN.api().get("/problems/no-such-problem");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/docs/", "/problems/"})
    void everythingThatAPageNeedsComesFromThisServer(String address) {
        List<String> links = LINK.matcher(page(address).text())
                .results()
                .map(ExplainedProblemsIT::target)
                .toList();

        assertThat(links).isNotEmpty().allSatisfy(link -> {
            assertThat(link).doesNotContain("//");
            String target = link.startsWith("/") ? link : address + link;
            assertThat(TestServer.MAIN.api().get(target).status()).as(target).isEqualTo(200);
        });
    }

    private static String target(MatchResult link) {
        return link.group(1);
    }

    /** A page, which has its own policy: files of this server, and no script or style inside. */
    private static Api.Answer page(String address) {
        Api.Answer page = TestServer.MAIN.api().with("Accept", "text/html").get(address);
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.text()).doesNotContain("<script>", "<style", " style=", " onclick=");
        return page;
    }
}
