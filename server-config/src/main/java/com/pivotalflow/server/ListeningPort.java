package com.pivotalflow.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A port that the run is going to listen on.
 *
 * @param purpose what for, in words
 * @param property the system property that moves it
 */
record ListeningPort(String purpose, String address, int number, String property) {

    private static final int CONNECT_MILLIS = 500;

    /** @throws LaunchException naming the first port that is taken, and what to set */
    static void requireFree(List<ListeningPort> ports) {
        Map<Integer, ListeningPort> seen = new HashMap<>();
        for (ListeningPort port : ports) {
            ListeningPort other = seen.put(port.number, port);
            if (other != null) {
                throw new LaunchException(
                        ExitCode.USAGE,
                        "Port %d is to serve two purposes, %s and %s: set -D%s or -D%s to another port."
                                .formatted(port.number, other.purpose, port.purpose, other.property, port.property));
            }
        }
        ports.forEach(ListeningPort::requireFree);
    }

    private void requireFree() {
        // Binding alone is not enough everywhere: some systems let one address of a wildcard listener be taken over.
        if (answers()) {
            throw occupied("it is in use by another program");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), number));
        } catch (IOException e) {
            throw occupied(String.valueOf(e.getMessage()));
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            InetAddress target = InetAddress.getByName(address);
            socket.connect(
                    new InetSocketAddress(
                            target.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : target, number),
                    CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyListens) {
            return false;
        }
    }

    private LaunchException occupied(String reason) {
        return new LaunchException(
                ExitCode.OCCUPIED,
                "Port %d (%s) cannot be opened on %s: %s. Stop what uses it, or choose another with -D%s=PORT."
                        .formatted(number, purpose, address, reason, property));
    }
}
