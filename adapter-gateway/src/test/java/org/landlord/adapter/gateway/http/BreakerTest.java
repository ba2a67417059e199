package org.landlord.adapter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.port.out.workflow.GatewayCallFailed;

class BreakerTest {

    private final AtomicLong now = new AtomicLong(-5_000_000_000L);
    private final Breaker breaker = new Breaker(now::get);
    private final Gateway gateway = at("https://one.example");

    private static Gateway at(String url) {
        return new Gateway(
                new GatewayKey(null, new GatewayId("gw_main")),
                new Name("Main"),
                new GatewayUrl(url),
                null,
                Gateway.ACTIVE,
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(gateway);
        }
    }

    private void assertClosed() {
        assertThatCode(() -> breaker.require(gateway)).doesNotThrowAnyException();
    }

    private void assertOpen() {
        assertThatThrownBy(() -> breaker.require(gateway)).isInstanceOf(GatewayCallFailed.class);
    }

    @Test
    void givenFewFailures_thenTheGatewayIsCalled() {
        fail(2);
        assertClosed();
        breaker.succeeded(gateway);
        fail(2);
        assertClosed();
    }

    @Test
    void givenThreeFailuresInARow_thenItIsNotCalledForTwoSeconds_andThenOneCallTries() {
        fail(3);
        assertOpen();
        pass(Duration.ofMillis(1999));
        assertOpen();
        pass(Duration.ofMillis(1));
        assertClosed();
        assertOpen();
    }

    @Test
    void givenCallsThatFailAtTheSameTime_thenThePauseDoesNotGrow() {
        fail(11);
        pass(Duration.ofSeconds(2));
        assertClosed();
    }

    @Test
    void givenTriesThatFail_thenThePauseGrowsToThirtySeconds() {
        fail(3);
        for (int seconds : new int[] {2, 4, 8, 16, 30, 30}) {
            pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertOpen();
            pass(Duration.ofMillis(1));
            assertClosed();
            fail(1);
        }
    }

    @Test
    void givenATryThatSucceeds_thenTheGatewayIsCalledAgain() {
        fail(3);
        pass(Duration.ofSeconds(2));
        assertClosed();
        breaker.succeeded(gateway);
        assertClosed();
        fail(2);
        assertClosed();
    }

    @Test
    void givenAGatewayWithAnotherAddress_thenItBeginsAnew() {
        fail(3);
        Gateway moved = at("https://two.example");

        assertThatCode(() -> breaker.require(moved)).doesNotThrowAnyException();
        breaker.failed(moved);
        assertThatCode(() -> breaker.require(moved)).doesNotThrowAnyException();
    }

    @Test
    void givenAnOpenBreaker_thenTheReasonSaysWhenTheNextCallIsMade() {
        fail(3);
        pass(Duration.ofMillis(500));

        assertThatThrownBy(() -> breaker.require(gateway)).isInstanceOfSatisfying(GatewayCallFailed.class, failed -> {
            assertThat(failed.mayHaveArrived()).isFalse();
            assertThat(failed.reason()).endsWith("in 2 s");
        });
    }
}
