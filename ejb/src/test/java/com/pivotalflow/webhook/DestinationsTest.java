package com.pivotalflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.pivotalflow.problem.DomainException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where events may be posted to, by addresses alone. */
class DestinationsTest {

    private static final String PUBLIC = "93.184.216.34";

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::5"})
    void thePublicInternetIsAllowed(String address) throws Exception {
        assertThat(destinations(List.of(), address).resolve("host.example")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.0.1",
                "198.19.255.255",
                "239.1.1.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void nothingElseIs(String address) {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> destinations(List.of(), address).resolve("host.example"));
    }

    @Test
    void oneForbiddenAddressAmongSeveralForbidsTheName() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> destinations(List.of(), PUBLIC + " 10.0.0.1").resolve("host.example"));
    }

    @Test
    void aNameThatHasAnotherAddressLaterIsJudgedAgain() throws Exception {
        Destinations destinations = destinations(List.of(), PUBLIC, "127.0.0.1");

        destinations.require("https://host.example/hook");

        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> destinations.resolve("host.example"));
    }

    @Test
    void operatorsMayAllowNetworks() throws Exception {
        Destinations destinations =
                destinations(List.of("10.20.0.0/16", "fd00::/8", ""), "10.20.1.2 fd00::7", "10.21.0.1");

        assertThat(destinations.resolve("host.example")).hasSize(2);
        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> destinations.resolve("host.example"));
        assertThatIllegalStateException()
                .isThrownBy(() -> destinations(List.of("10.20.0.0/33")))
                .withMessageContaining("PIVOTAL_WEBHOOK_ALLOWED_NETWORKS");
    }

    @Test
    void anUnknownHostIsRefusedInTheSameWordsAsAForbiddenOne() {
        String unknown = refusal(destinations(List.of()));
        String forbidden = refusal(destinations(List.of(), "10.0.0.1"));

        assertThat(unknown).isEqualTo(forbidden).isNotEmpty();
    }

    private static String refusal(Destinations destinations) {
        try {
            destinations.require("https://host.example/hook");
            return "";
        } catch (DomainException e) {
            return e.code() + " " + e.getMessage();
        }
    }

    /** With a name server that answers with these one after the other, several addresses between blanks. */
    private static Destinations destinations(List<String> allowed, String... answers) {
        Deque<String> next = new ArrayDeque<>(List.of(answers));
        return new Destinations(
                host -> {
                    String answer = next.poll();
                    if (answer == null) {
                        throw new UnknownHostException(host);
                    }
                    String[] addresses = answer.split(" ");
                    InetAddress[] found = new InetAddress[addresses.length];
                    for (int i = 0; i < addresses.length; i++) {
                        found[i] = InetAddress.getByName(addresses[i]);
                    }
                    return found;
                },
                allowed);
    }
}
