package com.pivotalflow.console;

import com.pivotalflow.testing.OnRealServer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Prints what the browser itself has measured: when its first page can be used, and how long it draws a list of 50 quotes
 * after the answer has come. No part of a usual build: {@code mvn -Dmeasure=Bench verify} runs it.
 */
@OnRealServer
class ConsoleBench {

    private static final int TURNS = 7;
    private static final int QUOTES = 50;

    /** Marks when what a selector finds has been painted, from the first line of a page on. */
    private static final String WATCH = """
            for (const [name, css] of Object.entries({ gate: ".gate [type=submit]", page: "main h1" })) {
              const observer = new MutationObserver(() => {
                if (document.querySelector(css)) {
                  observer.disconnect();
                  requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
                }
              });
              observer.observe(document, { childList: true, subtree: true });
            }
            """;

    private static final String MARKED = """
            return Math.round(performance.getEntriesByName(arguments[0])[0]?.startTime ?? -1);
            """;

    private static final String LOADED = """
            const files = performance.getEntriesByType("resource");
            return `${files.length + 1} requests, ${Math.round(files.concat(performance.getEntriesByType("navigation"))
              .reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024)} KiB`;
            """;

    /** Goes to the list and answers the milliseconds from the end of the answer until the rows are painted. */
    private static final String DRAW = """
            const [rows, done] = arguments;
            performance.clearResourceTimings();
            const observer = new MutationObserver(() => {
              if (document.querySelectorAll("main tbody tr").length >= rows) {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(() => {
                  const painted = performance.mark("rows").startTime;
                  const answer = performance.getEntriesByType("resource").find(({ name }) => name.includes("/quotes?"));
                  done(Math.round(painted - answer.responseEnd));
                }));
              }
            });
            observer.observe(document.body, { childList: true, subtree: true });
            location.hash = "/quotes";
            """;

    private final Browser browser = Browser.fresh();

    @Test
    void whenTheFirstPageCanBeUsedAndHowLongAListTakes() throws Exception {
        Office office = Office.open();
        IntStream.range(0, QUOTES).forEach(number -> office.draft("Warehouse audit " + number));
        browser.beforeEachPage(WATCH);
        print("sign-in page, nothing kept", () -> opened("gate", true));
        System.out.println("  " + browser.script(LOADED).asText());
        print("sign-in page, files kept", () -> opened("gate", false));
        Desk.signIn(browser, office.ada());
        print("overview of somebody known, nothing kept", () -> opened("page", true));
        System.out.println("  " + browser.script(LOADED).asText());
        print("overview of somebody known, files kept", () -> opened("page", false));
        print(QUOTES + " quotes, from the answer to the paint", this::drawn);
    }

    private int opened(String mark, boolean isCold) {
        browser.move();
        if (isCold) {
            browser.forgetFiles();
        }
        browser.open("/");
        browser.await(mark, () -> browser.script(MARKED, mark).asInt() >= 0);
        return browser.script(MARKED, mark).asInt();
    }

    private int drawn() {
        browser.go("/customers");
        browser.await("h1", "Customers");
        browser.await("main tbody tr");
        return browser.scriptLater(DRAW, QUOTES).asInt();
    }

    private static void print(String what, Turn turn) {
        int[] figures = IntStream.range(0, TURNS).map(number -> turn.take()).toArray();
        int[] sorted = figures.clone();
        Arrays.sort(sorted);
        System.out.printf("%s: %d ms in the middle, each %s%n", what, sorted[TURNS / 2], Arrays.toString(figures));
    }

    /** Something that is measured again and again. */
    @FunctionalInterface
    private interface Turn {

        /** Milliseconds that it took. */
        int take();
    }
}
