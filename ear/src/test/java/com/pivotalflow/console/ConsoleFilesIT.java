package com.pivotalflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the console over HTTP. */
@OnRealServer
class ConsoleFilesIT {

    private static final int MOST_BYTES = 150_000;

    /** What a page loads by itself: style sheets, icons, modules, and what modules import before they run. */
    private static final Pattern NEEDED =
            Pattern.compile("(?:href=|src=|from |import )\"([./][^\"]*\\.(?:js|css|svg))\"");

    private static final Pattern MAIN = Pattern.compile("src=\"([^\"]*/main\\.js)\"");

    private final Api browser = TestServer.MAIN.api().with("Accept-Encoding", "gzip, br;q=0.5");

    @Test
    void theRootIsTheConsole() {
        Api.Answer page = TestServer.MAIN.api().with("Accept", "text/html").get("/");

        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).contains("private, no-cache");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.text())
                .containsPattern("\"/app/-[0-9a-f]{32}/main.js\"")
                .doesNotContain("<style", "style=", "onclick");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/app/",
                "/app/-00000000000000000000000000000000/",
                "/app/-00000000000000000000000000000000/index.html",
                "/app/index.html",
                "/app/nowhere.js",
                "/app/pages",
                "/app/ui/",
                "/assets/",
                "/account/nowhere.css"
            })
    void thereIsNothingElse(String path) {
        Api.Answer answer = TestServer.MAIN.api().get(path);

        assertThat(answer.status()).as(path).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("NOT_FOUND");
    }

    @Test
    void nothingCanBePostedToIt() {
        assertThat(TestServer.MAIN.api().postText("/", "text/plain", "x").status())
                .isEqualTo(404);
    }

    @Test
    void aFileThatIsKnownIsNotSentAgain() {
        Api.Answer first = browser.get("/assets/tokens.css");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Encoding")).contains("gzip");
        assertThat(first.header("Content-Type")).contains("text/css;charset=UTF-8");
        assertThat(first.headers("Vary")).anySatisfy(value -> assertThat(value).contains("Accept-Encoding"));
        // All files have the same date: a browser that compared dates would keep those of the release before.
        assertThat(first.header("Last-Modified")).isEmpty();
        String tag = first.header("ETag").orElseThrow();

        assertThat(browser.with("If-None-Match", tag).get("/assets/tokens.css").status())
                .isEqualTo(304);
        assertThat(browser.with("If-None-Match", "\"other\"")
                        .get("/assets/tokens.css")
                        .status())
                .isEqualTo(200);
        Api.Answer plain =
                TestServer.MAIN.api().with("Accept-Encoding", "gzip;q=0").get("/assets/tokens.css");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("ETag")).isNotEmpty().isNotEqualTo(first.header("ETag"));
        assertThat(plain.text()).startsWith("/*");
    }

    @Test
    void theFilesOfTheConsoleAreKeptAndItsFirstPageIsNot() {
        Api plain = TestServer.MAIN.api();
        Matcher main = MAIN.matcher(plain.get("/").text());
        assertThat(main.find()).isTrue();

        Api.Answer file = plain.get(main.group(1));

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(file.text()).isEqualTo(plain.get("/app/main.js").text());
        Api.Answer ofAnotherRelease = plain.get(main.group(1).replaceFirst("-[0-9a-f]{4}", "-0000"));
        assertThat(ofAnotherRelease.status()).isEqualTo(200);
        assertThat(ofAnotherRelease.header("Cache-Control")).contains("private, no-cache");
    }

    @Test
    void allSheetsComeInOne() {
        String sheet = TestServer.MAIN.api().get("/app/console.css").text();

        assertThat(sheet)
                .doesNotContain("@import")
                .contains(
                        TestServer.MAIN.api().get("/assets/tokens.css").text(),
                        TestServer.MAIN.api().get("/app/css/charts.css").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/api/docs"})
    void aFolderSendsToItsPage(String path) {
        Api.Answer answer = TestServer.MAIN.api().get(path);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location").orElseThrow()).endsWith(path + "/");
        Api.Answer page = TestServer.MAIN.api().get(path + "/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void theFirstPageIsSmall() {
        Set<String> files = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of("/"));
        long bytes = 0;
        while (!open.isEmpty()) {
            String path = open.remove();
            if (files.add(path)) {
                String text = TestServer.MAIN.api().get(path).text();
                NEEDED.matcher(text)
                        .results()
                        .map(found -> resolve(path, found))
                        .forEach(open::add);
                bytes += Long.parseLong(browser.send("HEAD", path, BodyPublishers.noBody())
                        .header("Content-Length")
                        .orElseThrow());
            }
        }

        assertThat(files)
                .anyMatch(file -> file.endsWith("/ui/dialog.js"))
                .anyMatch(file -> file.endsWith("/console.css"));
        assertThat(bytes).as("%s", files).isLessThan(MOST_BYTES);
    }

    private static String resolve(String path, MatchResult found) {
        return URI.create(path).resolve(found.group(1)).toString();
    }
}
