package com.pivotalflow.rest.problem;

import java.util.stream.Collectors;

/** Writes the pages about problems. */
final class ProblemPages {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s · Pivotal Flow</title>
            <link rel="stylesheet" href="/api/docs/pages.css">
            </head>
            <body>
            <main>
            %s
            </main>
            </body>
            </html>
            """;

    private ProblemPages() {}

    /** The page of one kind. */
    static String of(ProblemType type) {
        return page(type.title(), """
                <p><a href="/problems/">All problems</a></p>
                <h1>%s</h1>
                <p><code>%s</code> · status %d</p>
                <h2>What it means</h2>
                <p>%s</p>
                <h2>What to do next</h2>
                <p>%s</p>""".formatted(
                escaped(type.title()), type.code(), type.status(), escaped(type.meaning()), escaped(type.remedy())));
    }

    /** The page that leads to all the others. */
    static String list() {
        String rows = ProblemTypes.all().stream().map(ProblemPages::row).collect(Collectors.joining("\n"));
        return page("Problems", """
                <h1>Problems</h1>
                <p>Why a request can be refused. Each code is the member <code>code</code> of a problem document; its
                member <code>type</code> is the address of the page. How requests look: <a href="/api/docs/">the API</a>.</p>
                <table>
                <thead><tr><th>Code</th><th>Status</th><th>Title</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>""".formatted(rows));
    }

    private static String row(ProblemType type) {
        return "<tr><td><a href=\"%s\"><code>%s</code></a></td><td>%d</td><td>%s</td></tr>"
                .formatted(type.address(), type.code(), type.status(), escaped(type.title()));
    }

    private static String page(String title, String content) {
        return PAGE.formatted(escaped(title), content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
