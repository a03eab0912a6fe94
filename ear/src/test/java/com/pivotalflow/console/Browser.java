package com.pivotalflow.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.pivotalflow.testing.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;

/**
 * Somebody in front of a browser: they find things by the words that stand there, in the topmost dialog if there is one,
 * and wait until they are there.
 */
final class Browser {

    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private static final String FIND = """
            const [kind, words, number] = arguments;
            const root = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
            const isShown = (e) => e.getClientRects().length > 0;
            const says = (e) => [e.textContent, e.getAttribute("aria-label")].some((text) => text?.trim() === words);
            if (kind === "css") {
              return [...root.querySelectorAll(words)].filter(isShown)[number] ?? null;
            }
            if (kind === "button") {
              return [...root.querySelectorAll("button, a, summary, [role=tab]")]
                .filter((e) => isShown(e) && !e.disabled && says(e))[number] ?? null;
            }
            const labels = [...root.querySelectorAll("label")]
              .filter((e) => e.firstChild?.textContent.trim() === words || e.textContent.trim() === words);
            const named = [...root.querySelectorAll("input, select, textarea")]
              .filter((e) => e.getAttribute("aria-label") === words);
            return [...labels.map((e) => e.control), ...named].filter((e) => e && isShown(e))[number] ?? null;
            """;

    private final ChromeDriver driver;
    private final URI server;

    private Browser(ChromeDriver driver, URI server) {
        this.driver = driver;
        this.server = server;
    }

    /** The only one, started when it is first asked for; it remembers nothing of whoever sat there before. */
    static Browser fresh() {
        Browser browser = Shared.BROWSER;
        browser.forget();
        return browser;
    }

    /** Goes to an address of the server. */
    void open(String path) {
        driver.command(
                "/url", Map.<String, Object>of("url", server.resolve(path).toString()));
    }

    /** Goes to a page of the console without loading anything anew. */
    void go(String page) {
        script("location.hash = arguments[0]", page);
    }

    /** Presses what says so. */
    void press(String words) {
        press("button", words, 0);
    }

    /** Presses the first of what a selector finds. */
    void pressAt(String css) {
        press("css", css, 0);
    }

    /** Sets a box, by the words behind it, or chooses a circle. */
    void tick(String label) {
        press("field", label, 0);
    }

    /** Writes into a field in place of what stands there. */
    void write(String label, String text) {
        write(label, 0, text);
    }

    /** Writes into one of several fields that are called the same. */
    void write(String label, int number, String text) {
        String field = find("field", label, number);
        driver.command("/element/" + field + "/clear", Map.<String, Object>of());
        script("arguments[0].focus()", Map.<String, Object>of(ELEMENT, field));
        // Unlike keys, this can write characters beyond the basic plane.
        driver.devTools("Input.insertText", Map.<String, Object>of("text", text));
    }

    /** Chooses a file of this machine for a field. */
    void attach(String label, Path file) {
        driver.command(
                "/element/" + find("field", label, 0) + "/value", Map.<String, Object>of("text", file.toString()));
    }

    /** Chooses an option by its words. */
    void choose(String label, int number, String option) {
        script(
                "const [select, words] = arguments;"
                        + "select.value = [...select.options].find((o) => o.textContent.trim() === words).value;"
                        + "select.dispatchEvent(new Event('input', {bubbles: true}));"
                        + "select.dispatchEvent(new Event('change', {bubbles: true}));",
                Map.<String, Object>of(ELEMENT, find("field", label, number)),
                option);
    }

    /** Waits until a selector finds something that says this, among other things. */
    void await(String css, String text) {
        await(css + " says " + text, () -> text(css).contains(text));
    }

    /** Waits until a selector finds something. */
    void await(String css) {
        await(css, () -> count(css) > 0);
    }

    /** What the first of what a selector finds says, with plain spaces; empty text if it finds nothing. */
    String text(String css) {
        return script("return document.querySelector(arguments[0])?.innerText ?? ''", css)
                .asText()
                .replace('\u00a0', ' ');
    }

    /** What stands in a field. */
    String value(String label) {
        return script("return arguments[0].value", Map.<String, Object>of(ELEMENT, find("field", label, 0)))
                .asText();
    }

    /** How many a selector finds. */
    int count(String css) {
        return script("return document.querySelectorAll(arguments[0]).length", css)
                .asInt();
    }

    /** Runs a script in the page and answers what it returns. */
    JsonNode script(String code, Object... arguments) {
        return driver.command(
                "/execute/sync", Map.<String, Object>of("script", code, "args", Arrays.asList(arguments)));
    }

    /** Runs a script that calls its last argument with what it found. */
    JsonNode scriptLater(String code, Object... arguments) {
        return driver.command(
                "/execute/async", Map.<String, Object>of("script", code, "args", Arrays.asList(arguments)));
    }

    /** Runs a script at the beginning of every page from now on, in whoever's hands this is. */
    void beforeEachPage(String code) {
        driver.devTools("Page.addScriptToEvaluateOnNewDocument", Map.<String, Object>of("source", code));
    }

    /** Keeps no file that it has loaded. */
    void forgetFiles() {
        driver.devTools("Network.clearBrowserCache", Map.<String, Object>of());
    }

    /** Makes the window this large, in CSS pixels. */
    void size(int width, int height) {
        boolean isPhone = width < 600;
        driver.devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.<String, Object>of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", isPhone));
    }

    /** Prefers dark colours from now on, or light ones. */
    void colours(boolean isDark) {
        driver.devTools(
                "Emulation.setEmulatedMedia",
                Map.<String, Object>of(
                        "features",
                        List.of(Map.<String, Object>of(
                                "name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
    }

    /** What the window shows, as PNG. */
    byte[] picture() {
        return Base64.getDecoder().decode(driver.read("/screenshot").asText());
    }

    /** What the page wrote into its console since somebody looked last, warnings and errors only. */
    List<String> complaints() {
        JsonNode entries = driver.command("/se/log", Map.<String, Object>of("type", "browser"));
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> List.of("SEVERE", "WARNING")
                        .contains(entry.path("level").asText()))
                .map(entry -> entry.path("message").asText())
                .toList();
    }

    /** Waits until it is so. */
    void await(String what, Condition condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "it never came to this: " + what + "; the page says\n" + text("body") + "\n" + complaints());
            }
            ChromeDriver.pause();
        }
    }

    private void press(String kind, String words, int number) {
        await("press " + words, () -> {
            try {
                driver.command("/element/" + find(kind, words, number) + "/click", Map.<String, Object>of());
                return true;
            } catch (ChromeDriver.RefusedException e) {
                if (e.isPassing()) {
                    return false;
                }
                throw e;
            }
        });
    }

    private String find(String kind, String words, int number) {
        JsonNode[] found = {NullNode.getInstance()};
        await("there is " + kind + " " + words, () -> {
            found[0] = script(FIND, kind, words, number);
            return found[0].isObject();
        });
        return found[0].path(ELEMENT).asText();
    }

    /** Sits somewhere else from now on: few may try passwords or renew sessions from one place. */
    void move() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String place = "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(1, 255));
        driver.devTools(
                "Network.setExtraHTTPHeaders",
                Map.<String, Object>of("headers", Map.<String, Object>of("X-Forwarded-For", place)));
    }

    private void forget() {
        driver.command("/url", Map.<String, Object>of("url", "about:blank"));
        driver.devTools(
                "Storage.clearDataForOrigin",
                Map.<String, Object>of("origin", server.toString(), "storageTypes", "all"));
        driver.devTools("Network.clearBrowserCookies", Map.<String, Object>of());
        driver.devTools("Network.enable", Map.<String, Object>of());
        move();
        size(1440, 900);
        colours(false);
        complaints();
    }

    /** Something to wait for. */
    @FunctionalInterface
    interface Condition {

        /** Whether it is so by now. */
        boolean holds();
    }

    /** Lives as long as the tests. */
    private static final class Shared {

        static final Browser BROWSER = open();

        private static Browser open() {
            ChromeDriver driver = ChromeDriver.start();
            Runtime.getRuntime().addShutdownHook(new Thread(driver::close, "browser"));
            // Cookies for secure connections only are kept for this name, as if the connection were one.
            return new Browser(driver, URI.create("http://localhost:" + TestServer.MAIN.httpPort()));
        }
    }
}
