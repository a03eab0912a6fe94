package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningPortTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void portInUseIsNamedTogetherWithThePropertyThatMovesIt(String listener) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(listener))) {
            ListeningPort port = http(taken.getLocalPort());

            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(() -> ListeningPort.requireFree(List.of(port)))
                    .withMessageContaining("Port " + taken.getLocalPort() + " (HTTP)")
                    .withMessageContaining("-Dpivotal.http.port=")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.OCCUPIED));
        }
    }

    @Test
    void freePortsPass() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThatCode(() -> ListeningPort.requireFree(List.of(http(free)))).doesNotThrowAnyException();
    }

    @Test
    void onePortForTwoPurposesIsRefused() {
        List<ListeningPort> clash =
                List.of(http(5433), new ListeningPort("PostgreSQL", "127.0.0.1", 5433, "pivotal.db.port"));

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> ListeningPort.requireFree(clash))
                .withMessageContaining("HTTP and PostgreSQL")
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    private static ListeningPort http(int number) {
        return new ListeningPort("HTTP", "127.0.0.1", number, "pivotal.http.port");
    }
}
