package com.pivotalflow.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server with the application, in a JVM of its own. Its base directory is made anew at each start. */
final class ApplicationServer {

    /** More than the server itself gives to requests in flight (PIVOTAL_STOP_TIMEOUT, 10 seconds). */
    private static final long STOP_SECONDS = 30;

    /** What bin/standalone.sh passes on a modular JVM; the command line tools of the server keep the list in common.sh. */
    private static final List<String> MODULE_OPTIONS = List.of(
            "--add-modules=java.se",
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    private final LaunchSettings settings;
    private final ServerBase base;
    private final RecordedProcess recorded;

    ApplicationServer(LaunchSettings settings, ServerBase base) {
        this.settings = settings;
        this.base = base;
        this.recorded = new RecordedProcess(
                base.directory().resolveSibling(base.directory().getFileName() + ".pid"), base.directory());
    }

    ProcessHandle start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command()).inheritIO().redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Files.writeString(recorded.pidFile(), process.pid() + "\n");
        return process.toHandle();
    }

    /** The server of this base directory, also one that an earlier, killed launcher has left behind. */
    Optional<ProcessHandle> running() {
        return recorded.find();
    }

    /** Lets requests in flight end, then stops; by force only if that takes too long. */
    void stop() {
        running().ifPresent(process -> {
            process.destroy();
            if (!ended(process)) {
                process.destroyForcibly();
                ended(process);
            }
        });
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private List<String> command() {
        Path home = settings.serverHome();
        Path configuration = base.directory().resolve("configuration");
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Dorg.jboss.boot.log.file=" + base.directory().resolve("log").resolve("server.log"));
        words.add("-Dlogging.configuration="
                + configuration.resolve("logging.properties").toUri());
        words.addAll(settings.serverOptions());
        words.add("-Djava.awt.headless=true");
        words.add("-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000");
        words.addAll(MODULE_OPTIONS);
        words.add("-jar");
        words.add(home.resolve("jboss-modules.jar").toString());
        words.add("-mp");
        words.add(home.resolve("modules").toString());
        words.add("org.jboss.as.standalone");
        words.add("-Djboss.home.dir=" + home);
        words.add("-Djboss.server.base.dir=" + base.directory());
        words.add("-Djboss.bind.address=" + settings.bindAddress());
        words.add("-Djboss.bind.address.management=" + settings.bindAddress());
        words.add("-Djboss.http.port=" + settings.httpPort());
        words.add("-Djboss.management.http.port=" + settings.managementPort());
        return words;
    }
}
