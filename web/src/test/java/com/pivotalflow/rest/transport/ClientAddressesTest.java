package com.pivotalflow.rest.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private final ClientAddresses behindProxies = new ClientAddresses(List.of("10.0.0.0/8", "::1"));

    @Test
    void whatAClientClaimsCountsForNothingWithoutAProxy() {
        assertThat(new ClientAddresses(List.of())
                        .client("203.0.113.9", List.of("198.51.100.1"))
                        .getHostAddress())
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies.client("203.0.113.9", List.of("198.51.100.1")).getHostAddress())
                .isEqualTo("203.0.113.9");
    }

    @Test
    void theLastAddressThatIsNoProxyOfOursIsTheClient() {
        assertThat(behindProxies.client("10.1.1.1", List.of("203.0.113.9")).getHostAddress())
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies
                        .client("10.1.1.1", List.of("1.2.3.4, 203.0.113.9, 10.2.2.2"))
                        .getHostAddress())
                .isEqualTo("203.0.113.9");
        assertThat(behindProxies
                        .client("::1", List.of("1.2.3.4", "203.0.113.9"))
                        .getHostAddress())
                .as("several headers are one list")
                .isEqualTo("203.0.113.9");
    }

    @Test
    void whereTheListMakesNoSenseTheLastKnownHopCounts() {
        assertThat(behindProxies
                        .client("10.1.1.1", List.of("203.0.113.9, unknown"))
                        .getHostAddress())
                .isEqualTo("10.1.1.1");
        assertThat(behindProxies.client("10.1.1.1", List.of("example.org")).getHostAddress())
                .isEqualTo("10.1.1.1");
        assertThat(behindProxies.client("10.1.1.1", List.of()).getHostAddress()).isEqualTo("10.1.1.1");
        assertThat(behindProxies.client("10.1.1.1", List.of("10.3.3.3")).getHostAddress())
                .isEqualTo("10.3.3.3");
    }

    @Test
    void theAddressesOfOneSiteAreOneClient() {
        String one = site("2001:db8:7:8:1::1");

        assertThat(site("2001:db8:7:8:ffff::2")).isEqualTo(one);
        assertThat(site("2001:db8:7:9::1")).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "300.1.1.1", ""})
    void aSettingThatIsNoAddressIsRefusedByName(String setting) {
        List<String> trusted = List.of(setting);

        assertThatThrownBy(() -> new ClientAddresses(trusted))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PIVOTAL_PROXY_TRUSTED")
                .hasMessageContaining("'" + setting + "'");
    }

    @Test
    void aRangeEndsWhereItsBitsEnd() {
        ClientAddresses addresses = new ClientAddresses(List.of("192.0.2.128/25"));

        assertThat(addresses.client("192.0.2.128", List.of("203.0.113.9")).getHostAddress())
                .isEqualTo("203.0.113.9");
        assertThat(addresses.client("192.0.2.127", List.of("203.0.113.9")).getHostAddress())
                .isEqualTo("192.0.2.127");
    }

    private String site(String peer) {
        return ClientAddresses.site(behindProxies.client(peer, List.of()));
    }
}
