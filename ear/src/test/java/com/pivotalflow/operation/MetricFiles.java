package com.pivotalflow.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.testing.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the dashboard and the alert rules ask Prometheus for. */
final class MetricFiles {

    private static final Path FOLDER = Build.module("server-config").resolve("src/main/observation");

    private static final Pattern SELECTOR = Pattern.compile("([a-z_][a-z0-9_]*)(\\{[^}]*})?(?:\\[\\w+])?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");

    private static final Pattern FUNCTION = Pattern.compile("[a-z_]+\\s*\\(");

    /** What is no metric of ours: words of the language, and what Prometheus tells of the scrape itself. */
    private static final Set<String> WORDS = Set.of("or", "up");

    private MetricFiles() {}

    /**
     * One metric with the labels it must have.
     *
     * @param name as the endpoint writes it
     * @param labels those that are demanded to be exactly this
     */
    record Series(String name, Map<String, String> labels) {

        /** Whether a line of the endpoint is of this metric. */
        boolean has(String line) {
            return (line.startsWith(name + "{") || line.startsWith(name + " "))
                    && labels.entrySet().stream()
                            .allMatch(label -> line.contains(label.getKey() + "=\"" + label.getValue() + "\""));
        }
    }

    /** Everything that any expression names, but {@link #ofTheCopy}. */
    static Set<Series> named() throws IOException {
        Set<Series> named = all();
        named.removeAll(ofTheCopy());
        return named;
    }

    /** What is there only where a copy of the database is configured. */
    static Set<Series> ofTheCopy() throws IOException {
        Set<Series> named = all();
        named.removeIf(series -> !series.name().startsWith("pivotal_replica_"));
        return named;
    }

    private static Set<Series> all() throws IOException {
        Set<Series> named = new LinkedHashSet<>();
        for (String expression : expressions()) {
            String metricsOnly = FUNCTION.matcher(GROUPING.matcher(expression).replaceAll(" "))
                    .replaceAll("(");
            Matcher selector = SELECTOR.matcher(metricsOnly);
            while (selector.find()) {
                if (!WORDS.contains(selector.group(1))) {
                    named.add(new Series(selector.group(1), labels(selector.group(2))));
                }
            }
        }
        return named;
    }

    static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : dashboard().path("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asText()));
        }
        Matcher rule = Pattern.compile("(?m)^        expr: (?:>-\\n((?:          .*\\n)+)|(.*)\\n)")
                .matcher(alerts());
        while (rule.find()) {
            expressions.add(rule.group(1) == null ? rule.group(2) : rule.group(1));
        }
        return expressions;
    }

    static List<String> alertNames() throws IOException {
        List<String> names = new ArrayList<>();
        Matcher name = Pattern.compile("(?m)^      - alert: (\\w+)$").matcher(alerts());
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
    }

    private static String alerts() throws IOException {
        return Files.readString(FOLDER.resolve("alerts.yaml"));
    }

    private static Map<String, String> labels(@Nullable String selector) {
        Map<String, String> labels = new TreeMap<>();
        if (selector != null) {
            Matcher label = MATCHER.matcher(selector);
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return labels;
    }
}
