package org.landlord.adapter.rest.http.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies(Optional.of("10.0.0.0/8, 192.0.2.1 , 2001:db8::/32"));

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.2.3  | 203.0.113.7                         | 203.0.113.7",
                "10.1.2.3  | 203.0.113.7, 10.9.9.9               | 203.0.113.7",
                "10.1.2.3  | 198.51.100.1, 203.0.113.7           | 203.0.113.7",
                "10.1.2.3  | 203.0.113.7:4711                    | 203.0.113.7",
                "10.1.2.3  | [2001:dead::1]:4711                 | 2001:dead:0:0:0:0:0:1",
                "10.1.2.3  | 2001:dead::1, 2001:db8::7           | 2001:dead:0:0:0:0:0:1",
                "10.1.2.3  | 10.4.4.4                            | 10.4.4.4",
                "10.1.2.3  | unknown                             | 10.1.2.3",
                "10.1.2.3  | 203.0.113.7, nonsense               | 10.1.2.3",
                "10.1.2.3  | ''                                  | 10.1.2.3",
                "203.0.113.7 | 198.51.100.1                      | 203.0.113.7"
            })
    void theCallerIsTheLastWhoIsNoTrustedProxy(String peer, String forwarded, String caller) {
        assertThat(proxies.caller(address(peer), List.of(forwarded)).getHostAddress())
                .isEqualTo(caller);
    }

    @Test
    void givenSeveralLines_thenTheyAreReadAsOne() {
        assertThat(proxies.caller(address("10.1.2.3"), List.of("203.0.113.7", "10.0.0.1"))
                        .getHostAddress())
                .isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({
        "10.255.0.1, true",
        "11.0.0.1, false",
        "192.0.2.1, true",
        "192.0.2.2, false",
        "2001:db8:ffff::1, true",
        "2001:db9::1, false"
    })
    void aProxyIsTrustedIfItIsInOneOfTheRanges(String proxy, boolean trusted) {
        assertThat(proxies.isTrusted(address(proxy))).isEqualTo(trusted);
    }

    @Test
    void rangesEndWhereTheirBitsDo() {
        AddressRange range = AddressRange.of("172.16.0.0/12");

        assertThat(range.contains(address("172.31.255.255"))).isTrue();
        assertThat(range.contains(address("172.32.0.0"))).isFalse();
        assertThat(AddressRange.of("0.0.0.0/0").contains(address("8.8.8.8"))).isTrue();
        assertThat(AddressRange.of("0.0.0.0/0").contains(address("::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129"})
    void whatIsNoAddressIsRefused(String range) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.listOf(range));
    }
}
