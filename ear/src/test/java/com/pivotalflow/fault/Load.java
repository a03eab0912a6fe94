package com.pivotalflow.fault;

import com.pivotalflow.testing.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients that work until they are told to stop. */
final class Load {

    /** More than a client takes until it gives a request up. */
    private static final Duration LAST = Duration.ofMinutes(11);

    private static final Duration RECOVERY = Duration.ofMinutes(10);

    private final Ledger ledger;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    private Load(Ledger ledger) {
        this.ledger = ledger;
    }

    /** So many clients, each a person of the tenant, that do the same for the same seed. */
    static Load start(Installation installation, Tenant tenant, Ledger ledger, long seed, int clients)
            throws SQLException {
        Load load = new Load(ledger);
        for (int i = 1; i <= clients; i++) {
            Client client =
                    new Client("client-" + i, installation, tenant, tenant.author(), ledger, seed + i, load.isOver);
            Thread thread = new Thread(client, "client-" + i);
            thread.setDaemon(true);
            load.threads.add(thread);
        }
        load.threads.forEach(Thread::start);
        return load;
    }

    /** Waits until so many more requests were acknowledged, as a sign that things go on. */
    void awaitProgress(int requests) throws Exception {
        long wanted = ledger.acknowledged() + requests;
        Waiting.until(requests + " more requests are acknowledged", RECOVERY, () -> ledger.acknowledged() >= wanted);
    }

    /** Waits until so many more requests had to be sent again, as a sign that things do not go on. */
    void awaitRefusals(int requests) throws Exception {
        long wanted = ledger.repeated() + requests;
        Waiting.until(requests + " more requests are refused", RECOVERY, () -> ledger.repeated() >= wanted);
    }

    /** Lets each client end what it is at. */
    void stop() throws InterruptedException {
        isOver.set(true);
        for (Thread thread : threads) {
            thread.join(LAST.toMillis());
        }
    }
}
