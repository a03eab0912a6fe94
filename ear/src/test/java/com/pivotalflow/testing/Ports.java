package com.pivotalflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports that nobody listens on.
 *
 * @param http of the application
 * @param https of the application
 * @param management of health, metrics and Arquillian
 */
record Ports(int http, int https, int management) {

    /** All three are held at once while they are found, so they differ. */
    static Ports free() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket http = new ServerSocket(0, 1, loopback);
                ServerSocket https = new ServerSocket(0, 1, loopback);
                ServerSocket management = new ServerSocket(0, 1, loopback)) {
            return new Ports(http.getLocalPort(), https.getLocalPort(), management.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
