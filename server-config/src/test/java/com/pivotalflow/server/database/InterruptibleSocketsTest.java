package com.pivotalflow.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ClosedByInterruptException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class InterruptibleSocketsTest {

    /** Far more than it takes, far less than the driver waits for by itself. */
    private static final Duration MOST = Duration.ofSeconds(30);

    @Test
    void theDriversWaitForASilentDatabaseEndsWithItsThreadsInterruption() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<SQLException> waiting = new FutureTask<>(() -> failureToConnect(silent.getLocalPort()));
            Thread thread = new Thread(waiting);
            thread.start();
            try (Socket database = silent.accept()) {
                // The driver has said something: from now on it waits for an answer.
                assertThat(database.getInputStream().read()).isNotNegative();

                thread.interrupt();

                Throwable failure = assertTimeoutPreemptively(MOST, () -> waiting.get());
                assertThat(failure).hasRootCauseInstanceOf(ClosedByInterruptException.class);
            }
        }
    }

    @Test
    void aSocketIsConnectedWhereItIsAskedTo() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        InterruptibleSockets sockets = new InterruptibleSockets();
        try (ServerSocket server = new ServerSocket(0, 4, here)) {
            int port = server.getLocalPort();
            try (Socket byName = sockets.createSocket(here.getHostAddress(), port);
                    Socket byAddress = sockets.createSocket(here, port);
                    Socket fromHere = sockets.createSocket(here.getHostAddress(), port, here, 0);
                    Socket fromThere = sockets.createSocket(here, port, here, 0)) {
                assertThat(new Socket[] {byName, byAddress, fromHere, fromThere})
                        .allSatisfy(socket ->
                                assertThat(socket.getRemoteSocketAddress()).isEqualTo(server.getLocalSocketAddress()));
            }
        }
    }

    private static SQLException failureToConnect(int port) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "nobody");
        properties.setProperty("socketFactory", InterruptibleSockets.class.getName());
        try (var connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/none", properties)) {
            throw new IllegalStateException("connected to " + connection);
        } catch (SQLException e) {
            return e;
        }
    }
}
