package com.pivotalflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on. They are below those that the system gives to connections and to who asks for any port:
 * a server may take its ports long after they were found, and until then tests connect thousands of times.
 *
 * @param http of the application
 * @param https of the application
 * @param management of health, metrics and Arquillian
 */
public record Ports(int http, int https, int management) {

    private static final int FIRST = 10_000;
    private static final int BEYOND = 32_000;
    private static final int TRIES = 100;

    /** All three are held at once while they are found, so they differ. */
    public static Ports free() {
        try (ServerSocket http = open();
                ServerSocket https = open();
                ServerSocket management = open()) {
            return new Ports(http.getLocalPort(), https.getLocalPort(), management.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    private static ServerSocket open() throws IOException {
        IOException last = new IOException();
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}
