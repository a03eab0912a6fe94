package com.pivotalflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/** How much memory the objects of a server take. */
public final class Heap {

    private static final ModelNode RUNTIME =
            Operations.createAddress("core-service", "platform-mbean", "type", "runtime");

    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

    private Heap() {}

    /**
     * Bytes of all objects that somebody still holds, counted one by one now. What a memory pool reports as used after a
     * collection was seen to be tens of megabytes more: a collector leaves dead objects where moving others is dear.
     */
    public static long kept(TestServer server) {
        try (Management management = Management.of(server)) {
            String name = management
                    .execute(Operations.createReadAttributeOperation(RUNTIME, "name"))
                    .asString();
            return count(name.substring(0, name.indexOf('@')));
        }
    }

    private static long count(String process) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process counting = new ProcessBuilder(jcmd.toString(), process, "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher total = TOTAL.matcher(text);
            if (!total.find()) {
                throw new IllegalStateException("jcmd did not count: " + text);
            }
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("no jcmd beside this JVM", e);
        }
    }
}
