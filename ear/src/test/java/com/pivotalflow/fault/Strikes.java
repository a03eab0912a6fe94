package com.pivotalflow.fault;

import com.pivotalflow.testing.Waiting;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Breaks one thing after the other, what and when as the seed has it. */
final class Strikes {

    private static final Duration BACK = Duration.ofMinutes(5);
    private static final int LONGEST_PAUSE_MILLIS = 1500;
    private static final int DOWN_MILLIS = 1000;
    private static final int SILENT_MILLIS = 2000;

    /** Requests that must get through between two strikes. */
    private static final int BETWEEN = 5;

    private final Installation installation;
    private final Load load;
    private final Random random;
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);

    Strikes(Installation installation, Load load, long seed) {
        this.installation = installation;
        this.load = load;
        this.random = new Random(seed);
    }

    /** What can break. */
    enum Fault {
        /** The process of one server is killed. */
        SERVER,
        /** Both are, at once. */
        BOTH_SERVERS,
        /** All processes of the database are killed; it comes back a little later. */
        DATABASE,
        /** All connections to the database break; not a kill. */
        CUT,
        /** The database does not answer for a while, and nobody is told; not a kill. */
        SILENCE
    }

    /** Kills so often, and breaks connections besides. */
    void kill(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            if (random.nextBoolean()) {
                strike(random.nextInt(4) == 0 ? Fault.SILENCE : Fault.CUT);
            }
            strike(next());
        }
    }

    /** Servers take long to come back: while they do, the database is struck. */
    private Fault next() {
        int die = random.nextInt(20);
        if (die == 0) {
            return Fault.BOTH_SERVERS;
        }
        boolean areBothReady = installation.isReady(1) && installation.isReady(2);
        return die < 12 && areBothReady ? Fault.SERVER : Fault.DATABASE;
    }

    /** Breaks this once, and waits until requests get through again. */
    void strike(Fault fault) throws Exception {
        switch (fault) {
            case SERVER -> killServer(1 + random.nextInt(Installation.NODES));
            case BOTH_SERVERS -> {
                killServer(1);
                killServer(2);
            }
            case DATABASE -> {
                installation.postgres().kill();
                Thread.sleep(random.nextInt(DOWN_MILLIS));
                installation.postgres().startAgain();
            }
            case CUT -> installation.network().cut();
            case SILENCE -> {
                installation.network().silence();
                Thread.sleep(random.nextInt(SILENT_MILLIS));
                installation.network().speak();
            }
        }
        done.merge(fault, 1, Integer::sum);
        load.awaitProgress(BETWEEN);
    }

    /** The same, and waits until both servers are ready again. */
    void strikeAlone(Fault fault) throws Exception {
        strike(fault);
        installation.awaitReady();
    }

    /** How often what broke. */
    Map<Fault, Integer> done() {
        return Map.copyOf(done);
    }

    private void killServer(int number) throws Exception {
        Waiting.until("server " + number + " is there to be killed", BACK, () -> installation.kill(number));
    }
}
