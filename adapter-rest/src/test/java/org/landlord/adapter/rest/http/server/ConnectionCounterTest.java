package org.landlord.adapter.rest.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.rest.http.filter.AddressRange;
import org.landlord.adapter.rest.http.server.ConnectionCounter.Seat;

class ConnectionCounterTest {

    private final ConnectionCounter seats =
            new ConnectionCounter(new ConnectionLimits(4, 2, AddressRange.listOf("10.0.0.0/8"), Duration.ofSeconds(1)));

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Seat take(String address) {
        return Objects.requireNonNull(seats.take(address(address)), address);
    }

    private void expectNone(String address) {
        assertThat(seats.take(address(address))).as(address).isNull();
    }

    @Test
    void givenTwoOfOneAddress_thenThatGetsNoMoreAndOthersDo() {
        take("192.0.2.1");
        take("192.0.2.1");

        expectNone("192.0.2.1");
        take("192.0.2.2");
    }

    @Test
    void givenOneThatHasLeft_thenThereIsRoomForOne() {
        Seat first = take("192.0.2.1");
        take("192.0.2.1");

        first.leave();
        first.leave();

        take("192.0.2.1");
        expectNone("192.0.2.1");
    }

    @Test
    void givenAsManyAsThereAre_thenNobodyGetsOne() {
        take("192.0.2.1");
        take("192.0.2.2");
        Seat third = take("192.0.2.3");
        take("192.0.2.4");

        expectNone("192.0.2.5");
        third.leave();
        take("192.0.2.5");
    }

    @Test
    void givenThoseOfAProxy_thenOnlyTheTotalBindsThem() {
        for (int i = 0; i < 4; i++) {
            take("10.0.0.1");
        }

        expectNone("10.0.0.1");
    }

    @Test
    void givenAddressesOfOneIpv6Network_thenTheyCountAsOne() {
        take("2001:db8:0:1::1");
        take("2001:db8:0:1::2");

        expectNone("2001:db8:0:1:ffff::3");
        take("2001:db8:0:2::1");
    }

    @Test
    void givenManyThatWereRefused_thenTheyTakeNoRoom() {
        take("192.0.2.1");
        take("192.0.2.1");
        for (int i = 0; i < 100; i++) {
            expectNone("192.0.2.1");
        }

        take("192.0.2.2");
        take("192.0.2.3");
    }
}
