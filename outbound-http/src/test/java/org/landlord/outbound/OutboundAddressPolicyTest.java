package org.landlord.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundAddressPolicyTest {

    private static final OutboundAddressPolicy STRICT = new OutboundAddressPolicy(false);
    private static final OutboundAddressPolicy LAX = new OutboundAddressPolicy(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.170",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
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
    void anAddressThatIsNotForThePublicIsNotCalled(String address) throws UnknownHostException {
        assertThat(OutboundAddressPolicy.isPublic(InetAddress.getByName(address)))
                .isFalse();
        assertThatThrownBy(() -> STRICT.resolve(address)).isInstanceOf(UnknownHostException.class);
        assertThat(LAX.resolve(address)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.9.9.9",
                "100.63.255.255",
                "100.128.0.1",
                "169.253.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.1.0.1",
                "198.20.0.1",
                "203.0.114.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:4860:4860::8888",
                "2a00:1450::1"
            })
    void anAddressOfThePublicInternetIsCalled(String address) throws UnknownHostException {
        assertThat(STRICT.resolve(address)).isEqualTo(InetAddress.getByName(address));
    }

    @Test
    void aNameOfAnAddressThatIsNotForThePublicIsNotCalled() {
        assertThatThrownBy(() -> STRICT.resolve("localhost")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void anAddressInBracketsIsOne() throws UnknownHostException {
        assertThat(LAX.resolve("[::1]").isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example/realms/acme",
                "ftp://login.example/",
                "file:///etc/passwd",
                "https://somebody@login.example/",
                "https://login.example/#here",
                "https:login.example",
                "//login.example/",
                "any"
            })
    void whatIsNoPlainHttpsUrlIsNotCalled(String url) {
        assertThat(STRICT.allows(URI.create(url))).isFalse();
    }

    @Test
    void aUrlWithoutTlsIsCalledOnlyWhereThatIsAllowed() {
        URI url = URI.create("http://login.example/realms/acme");

        assertThat(STRICT.allows(url)).isFalse();
        assertThat(LAX.allows(url)).isTrue();
        assertThat(STRICT.allows(URI.create("https://login.example:8443/realms/acme")))
                .isTrue();
        assertThat(LAX.allows(URI.create("file:///etc/passwd"))).isFalse();
    }
}
