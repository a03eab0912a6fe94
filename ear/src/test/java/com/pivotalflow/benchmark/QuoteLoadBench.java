package com.pivotalflow.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OperatedServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * Prints what it costs to create, read and list quotes on a warm server, beside what the same statements cost by JDBC alone.
 * No part of a usual build: {@code mvn -Dmeasure=QuoteLoadBench verify} runs it, {@link Sizes} says how to make it smaller.
 */
class QuoteLoadBench {

    private static final int QUOTES_READ = 20;
    private static final double MICROS_IN_A_MILLI = 1e3;
    private static final double NANOS_IN_A_MICRO = 1e3;
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double HALF = 50;
    private static final double ONE_OF_A_HUNDRED = 99;
    private static final double ONE_OF_A_THOUSAND = 99.9;
    private static final double PER_CENT = 100;

    private final Sizes sizes = Sizes.given();

    @Test
    void whatRequestsCost() throws Exception {
        System.out.println(sizes);
        print("a fixed piece of work: %.0f ms of processor", FixedWork.millis());
        try (Installation installation = Installation.make(sizes)) {
            print("first start, which makes the schema: %.1f s of processor", installation.start("migrate"));
            for (int turn = 0; turn < sizes.starts(); turn++) {
                installation.server().stop();
                print("start to first answer: %.1f s of processor", installation.start("verify"));
            }
            measure(installation);
        }
    }

    private void measure(Installation installation) throws Exception {
        OperatedServer server = installation.server();
        BenchFirm firm = BenchFirm.open(installation.database());
        firm.fill(installation.database(), 1, Sizes.FEW_QUOTES);
        Api api = Api.at(URI.create("http://127.0.0.1:" + server.port())).withToken(server.token(firm.person()));
        List<JsonNode> quotes = new ArrayList<>();
        for (int i = 0; i < QUOTES_READ; i++) {
            quotes.add(created(api, firm));
        }
        installation.database().execute("VACUUM (ANALYZE)");

        Map<String, Operation> operations = operations(firm, quotes);
        for (Operation operation : operations.values()) {
            Load.warmUp(operation.asked(server), sizes.connections(), sizes.warmup());
        }
        Map<String, Floor> floors = floors(installation, firm, api, quotes);
        for (Floor floor : floors.values()) {
            Load.warmUp(floor, sizes.connections(), sizes.warmup());
        }
        installation.database().execute("VACUUM (ANALYZE)");

        Map<String, List<Installation.Cost>> ofServer = new LinkedHashMap<>();
        Map<String, List<Installation.Cost>> ofFloor = new LinkedHashMap<>();
        for (int turn = 0; turn < sizes.turns(); turn++) {
            print("a fixed piece of work: %.0f ms of processor", FixedWork.millis());
            for (Map.Entry<String, Operation> each : operations.entrySet()) {
                String name = each.getKey();
                Installation.Cost asked = installation.ofServer(each.getValue().asked(server));
                Installation.Cost replayed = installation.ofFloor(of(floors, name));
                ofServer.computeIfAbsent(name, key -> new ArrayList<>()).add(asked);
                ofFloor.computeIfAbsent(name, key -> new ArrayList<>()).add(replayed);
                print(name + ", server: " + text(asked) + "; floor: " + text(replayed));
            }
        }
        long resident = ProcessorTime.mostMemory(server.jvm().pid());
        for (Map.Entry<String, Operation> each : operations.entrySet()) {
            String name = each.getKey();
            printRow(name, of(floors, name), of(ofServer, name), of(ofFloor, name));
        }
        print("resident at most: %.0f MiB", resident / MEBIBYTE);
        for (Map.Entry<String, Operation> each : operations.entrySet()) {
            double rate = median(of(ofServer, each.getKey()), Installation.Cost::perSecond) * sizes.share() / PER_CENT;
            Duration length = sizes.length().multipliedBy(2);
            printTimes(
                    each.getKey(),
                    rate,
                    Load.steady(each.getValue().asked(server), 2 * sizes.connections(), length, rate));
        }
        print("resident at the end: %.0f MiB", ProcessorTime.memory(server.jvm().pid()) / MEBIBYTE);
    }

    private static <T> T of(Map<String, T> each, String name) {
        return Objects.requireNonNull(each.get(name), name);
    }

    private static Map<String, Operation> operations(BenchFirm firm, List<JsonNode> quotes) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        operations.put("create", firm::creating);
        operations.put("read", server -> {
            String token = server.token(firm.person());
            List<byte[]> requests = quotes.stream()
                    .map(quote -> HttpTarget.get(path(quote), token))
                    .toList();
            AtomicInteger turn = new AtomicInteger();
            return new HttpTarget(
                    server.port(), () -> requests.get(Math.floorMod(turn.getAndIncrement(), requests.size())), 200);
        });
        operations.put("list", firm::listing);
        return operations;
    }

    /** The statements of requests that are sent one by one now. */
    private static Map<String, Floor> floors(Installation installation, BenchFirm firm, Api api, List<JsonNode> quotes)
            throws Exception {
        StatementLog log = new StatementLog(installation.database());
        List<RecordedTransaction> made = new ArrayList<>();
        List<JsonNode> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            made.add(log.of(
                    () -> answers.add(created(api, firm)), transaction -> transaction.holds("append_audit_log")));
        }
        String number = numberIn(made.get(0), answers);
        List<RecordedTransaction> read = new ArrayList<>();
        for (JsonNode quote : quotes) {
            String id = quote.path("id").asText();
            read.add(log.of(
                    () -> api.get(path(quote)),
                    transaction -> transaction.holds(id) && transaction.holds("quote_line_items")));
        }
        RecordedTransaction listed = log.of(
                () -> api.get(BenchFirm.QUOTES + "?limit=50"), transaction -> transaction.holds("FROM quotes q"));
        Map<String, Floor> floors = new LinkedHashMap<>();
        floors.put("create", Floor.making(installation.database(), made.get(0), made.get(1), number));
        floors.put("read", Floor.of(installation.database(), read));
        floors.put("list", Floor.of(installation.database(), List.of(listed)));
        return floors;
    }

    private static String numberIn(RecordedTransaction made, List<JsonNode> answers) {
        return answers.stream()
                .map(answer -> answer.path("quoteNumber").asText())
                .filter(made::holds)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode created(Api api, BenchFirm firm) {
        Api.Answer answer = api.sendText("POST", BenchFirm.QUOTES, "application/json", firm.body());
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.json();
    }

    private static String path(JsonNode quote) {
        return BenchFirm.QUOTES + "/" + quote.path("id").asText();
    }

    private static void printRow(
            String name, Floor floor, List<Installation.Cost> ofServer, List<Installation.Cost> ofFloor) {
        double server = median(ofServer, Installation.Cost::all);
        double alone = median(ofFloor, Installation.Cost::all);
        double perSecond = median(ofServer, Installation.Cost::perSecond);
        double perSecondAlone = median(ofFloor, Installation.Cost::perSecond);
        print(
                "| %s | %.0f | %.2f (%.2f) | %.2f (%.2f) | %.2f | %.0f | %.0f | %.2f |",
                name,
                floor.statements(),
                server,
                median(ofServer, Installation.Cost::database),
                alone,
                median(ofFloor, Installation.Cost::database),
                alone / server,
                perSecond,
                perSecondAlone,
                perSecond / perSecondAlone);
    }

    private static void printTimes(String name, double rate, Load.Result result) {
        Histogram times = result.times();
        print(
                "| %s | %.0f | %.1f | %.1f | %.1f |",
                name, rate, millis(times, HALF), millis(times, ONE_OF_A_HUNDRED), millis(times, ONE_OF_A_THOUSAND));
    }

    private static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / NANOS_IN_A_MICRO / MICROS_IN_A_MILLI;
    }

    private static double median(List<Installation.Cost> costs, ToDoubleFunction<Installation.Cost> part) {
        double[] sorted = costs.stream().mapToDouble(part).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String text(Installation.Cost cost) {
        return String.format(
                Locale.ROOT,
                "%.0f a second, %.2f ms of processor, %.2f of them the database's",
                cost.perSecond(),
                cost.all(),
                cost.database());
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    /** Something that clients do. */
    @FunctionalInterface
    private interface Operation {

        /** Asks the server for it, with a token that is made now. */
        HttpTarget asked(OperatedServer server);
    }
}
