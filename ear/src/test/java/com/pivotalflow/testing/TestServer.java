package com.pivotalflow.testing;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.seed.SeedService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The servers that {@code arquillian.xml} knows, with their database and their ports. A test reaches everything that
 * runs from here.
 */
public enum TestServer {

    /** Runs during all tests; shared, so a test makes an organization of its own in it. */
    MAIN("RS256"),

    /**
     * Started and stopped by a test with {@code ContainerController}, under the name {@code second}. Each new database
     * gets a key, and to find one of RSA takes a sixth of a start: this server signs the other way.
     */
    SECOND("ES256");

    /** Slug of the seeded organization, which runs the platform. */
    public static final String PLATFORM = SeedService.SLUG;

    /** Who administers it. */
    public static final String ADMIN_EMAIL = SeedService.ADMIN_EMAIL;

    /** What the seeded administrator signs in with. */
    public static final String ADMIN_PASSWORD = "only-for-tests-4711";

    /** What the deployment scanner waits for, and what it writes beside it when it refuses. */
    private static final String DEPLOYMENT = "pivotal.ear";

    private final String algorithm;

    // Filled once by the environment before any test: a constant names a server that is started later.
    @SuppressWarnings("ImmutableEnumChecker")
    private @Nullable Database database;

    @SuppressWarnings("ImmutableEnumChecker")
    private @Nullable ServerHome home;

    @SuppressWarnings("ImmutableEnumChecker")
    private @Nullable Ports ports;

    TestServer(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The name {@code arquillian.xml} gives it. */
    public String qualifier() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its database, for a look or a push from outside. */
    public Database database() {
        return Objects.requireNonNull(database, "the test class is not @OnRealServer");
    }

    /** Its API, not signed in. */
    public Api api() {
        return Api.at(URI.create("http://127.0.0.1:" + ports().http()));
    }

    /** The port of its HTTP, for a browser. */
    public int httpPort() {
        return ports().http();
    }

    /** Its API, signed in as an administrator of the platform. */
    public Api platform() {
        return api().signedIn(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    /** Its management port: {@code /health}, {@code /metrics}. */
    public Api management() {
        return Api.at(URI.create("http://127.0.0.1:" + ports().management()));
    }

    /** Where it is managed. */
    int managementPort() {
        return ports().management();
    }

    /** What {@link #on} is told to let it share the signing keys of another server on the same database. */
    public String withKeysOf(TestServer other) {
        return "-Dpivotal.key-encryption-key-file=" + other.keyFile() + " -Dpivotal.jwt.algorithm=" + other.algorithm;
    }

    /** Ends its process as a failure of the machine would. */
    public void kill() {
        long id;
        try (Management management = Management.of(this)) {
            id = management.processId();
        }
        ProcessHandle process = ProcessHandle.of(id)
                .orElseThrow(() -> new IllegalStateException("there is no process " + id + " any more"));
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Why the server refused the application; empty text if it did not. */
    public String refusal() {
        return home().refusal(DEPLOYMENT);
    }

    /** What Arquillian is told to start it as it was made ready: it goes on with what an earlier test told it otherwise. */
    public Map<String, String> asUsual() {
        return on(database());
    }

    /** What Arquillian is told to start it on another database, with more properties such as {@code -Dpivotal.drift=warn}. */
    public Map<String, String> on(Database other, String... properties) {
        return Map.of(
                "javaVmArguments",
                System.getProperty("it." + qualifier() + ".jvm") + " -Dpivotal.db.name=" + other.name() + " "
                        + String.join(" ", properties));
    }

    /** Puts the application where the server finds it when it starts. */
    public void deployAtStart() {
        deployAtStart(Build.ear());
    }

    /** Puts another build of it there. */
    public void deployAtStart(Path ear) {
        try {
            home().deploy(ear, DEPLOYMENT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + ear, e);
        }
    }

    /** What seals the keys that sign tokens. */
    public byte[] keyEncryptionKey() {
        try {
            return Base64.getDecoder().decode(Files.readString(keyFile()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + keyFile(), e);
        }
    }

    String databaseName() {
        return "pivotal_" + qualifier();
    }

    /** Makes it ready to be started by Arquillian, which finds home, ports and options as system properties. */
    void prepare(TestPostgres postgres) {
        Path folder = Build.scratch().resolve(qualifier());
        database = new Database(postgres, databaseName());
        ports = Ports.free();
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            home = ServerHome.of(Build.server(), folder);
            Files.writeString(keyFile(), Base64.getEncoder().encodeToString(key));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a home for the server in " + folder, e);
        }
        deployAtStart();
        String prefix = "it." + qualifier() + ".";
        System.setProperty(prefix + "home", folder.toString());
        System.setProperty(prefix + "management.port", Integer.toString(ports().management()));
        System.setProperty(prefix + "jvm", options(postgres.port()));
    }

    /** Seals the keys that sign tokens. */
    private Path keyFile() {
        return Build.scratch().resolve(qualifier() + ".key");
    }

    private String options(int databasePort) {
        return String.join(
                " ",
                "-Xms768m",
                "-Xmx768m",
                // Otherwise a start collects the whole heap each time that so many classes more are loaded.
                "-XX:MetaspaceSize=256m",
                "-XX:+UseSerialGC",
                System.getProperty("pivotal.compilers", "-XX:TieredStopAtLevel=1"),
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + ports().http(),
                "-Djboss.https.port=" + ports().https(),
                "-Djboss.management.http.port=" + ports().management(),
                "-Dpivotal.db.host=127.0.0.1",
                "-Dpivotal.db.port=" + databasePort,
                "-Dpivotal.db.name=" + databaseName(),
                "-Dpivotal.db.owner.password=trusted",
                "-Dpivotal.db.app.password=trusted",
                "-Dpivotal.key-encryption-key-file=" + keyFile(),
                "-Dpivotal.jwt.algorithm=" + algorithm,
                "-Dpivotal.proxy.trusted=127.0.0.1",
                // Where receivers of tests stand, and the examples, which nobody answers.
                "-Dpivotal.webhook.allowed-networks=127.0.0.1,203.0.113.0/24",
                "-Djavax.net.ssl.trustStore=" + ReceiverCertificate.store(),
                "-Djavax.net.ssl.trustStorePassword=" + ReceiverCertificate.PASSWORD,
                "-Dpivotal.print.warm-up=false",
                // As long as a client of the tests waits: on a busy machine the usual is too short for cold code.
                "-Dpivotal.request.seconds=60",
                "-Dpivotal.seed=true",
                "-Dpivotal.platform.organization=" + PLATFORM,
                "-Dpivotal.seed.admin.password=" + ADMIN_PASSWORD);
    }

    private ServerHome home() {
        return Objects.requireNonNull(home, "the test class is not @OnRealServer");
    }

    private Ports ports() {
        return Objects.requireNonNull(ports, "the test class is not @OnRealServer");
    }
}
