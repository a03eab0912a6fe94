package com.pivotalflow.benchmark;

import com.pivotalflow.testing.OperatedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Prints what a page of the list of quotes costs while quotes and organizations become many. No part of a usual build: {@code
 * mvn -Dmeasure=QuoteGrowthBench verify} runs it, {@link Sizes} says how to make it smaller.
 */
class QuoteGrowthBench {

    private static final int QUOTES_OF_OTHERS = 100;

    private final Sizes sizes = Sizes.given();

    @Test
    void whatAPageCostsAsThereIsMore() throws Exception {
        System.out.println(sizes);
        try (Installation installation = Installation.make(sizes)) {
            installation.start("migrate");
            OperatedServer server = installation.server();
            BenchFirm firm = BenchFirm.open(installation.database());
            firm.fill(installation.database(), 1, Sizes.FEW_QUOTES);
            Load.warmUp(firm.listing(server), sizes.connections(), sizes.warmup());
            print(installation, 1, Sizes.FEW_QUOTES, firm.listing(server));

            List<BenchFirm> firms = new ArrayList<>(List.of(firm));
            while (firms.size() < sizes.organizations()) {
                BenchFirm other = BenchFirm.open(installation.database());
                other.fill(installation.database(), 1, QUOTES_OF_OTHERS);
                firms.add(other);
            }
            print(installation, firms.size(), Sizes.FEW_QUOTES, firm.listing(server));
            System.out.println("each request for another organization:");
            print(installation, firms.size(), QUOTES_OF_OTHERS, listingInTurn(server, firms));

            firm.fill(installation.database(), Sizes.FEW_QUOTES + 1, sizes.quotes());
            print(installation, firms.size(), sizes.quotes(), firm.listing(server));
        }
    }

    private static Target listingInTurn(OperatedServer server, List<BenchFirm> firms) {
        List<byte[]> requests = firms.stream()
                .map(firm -> firm.listing(server).requests().get())
                .toList();
        AtomicInteger turn = new AtomicInteger();
        return new HttpTarget(
                server.port(), () -> requests.get(Math.floorMod(turn.getAndIncrement(), requests.size())), 200);
    }

    private void print(Installation installation, int organizations, int quotes, Target page) throws Exception {
        installation.database().execute("VACUUM (ANALYZE)");
        for (int turn = 0; turn < sizes.turns(); turn++) {
            Installation.Cost cost = installation.ofServer(page);
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %d | %.2f | %.2f | %.0f |%n",
                    organizations,
                    quotes,
                    cost.all(),
                    cost.database(),
                    cost.perSecond());
        }
    }
}
