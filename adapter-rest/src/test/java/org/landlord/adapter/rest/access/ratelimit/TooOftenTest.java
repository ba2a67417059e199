package org.landlord.adapter.rest.access.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Principal;
import org.landlord.domain.failure.RateLimited;

/// What happens to those who call too often, and to those who fail too often to get in.
class TooOftenTest {

    private static final Caller ONE = holder("key_one");
    private static final Caller OTHER = holder("key_other");

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void givenTenCallsASecond_whenOneCredentialCallsMore_thenItHasToWaitAndNobodyElse() {
        CredentialRateLimiter rates = new CredentialRateLimiter(10, nanos::get);
        for (int i = 0; i < 10; i++) {
            assertThat(rates.admit(ONE)).isNull();
        }

        RateLimited tooMany = Objects.requireNonNull(rates.admit(ONE));
        assertThat(tooMany.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(rates.admit(OTHER)).isNull();
        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(rates.admit(ONE)).isNull();
        assertThat(rates.admit(ONE)).isNotNull();
    }

    @Test
    void givenTenCallsASecond_whenACredentialCalls_thenItHearsHowManyAreLeft() {
        CredentialRateLimiter rates = new CredentialRateLimiter(10, nanos::get);
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            var _ = rates.admit(ONE, states::add);
        }

        assertThat(rates.policy()).isEqualTo("\"credential\";q=10;w=1");
        assertThat(states).hasSize(11).startsWith("\"credential\";r=9;t=1", "\"credential\";r=8;t=1");
        assertThat(states.subList(9, 11)).containsExactly("\"credential\";r=0;t=1", "\"credential\";r=0;t=1");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        var _ = rates.admit(ONE, states::add);
        assertThat(states.getLast()).isEqualTo("\"credential\";r=9;t=1");
    }

    @Test
    void givenNoLimit_whenACredentialCalls_thenNoAnswerSaysHowManyAreLeft() {
        CredentialRateLimiter rates = new CredentialRateLimiter(0, nanos::get);

        assertThat(rates.policy()).isNull();
        assertThat(rates.admit(ONE, state -> {
                    throw new AssertionError(state);
                }))
                .isNull();
    }

    @Test
    void givenNoLimit_whenACredentialCallsAndCalls_thenItMay() {
        CredentialRateLimiter rates = new CredentialRateLimiter(0, nanos::get);

        for (int i = 0; i < 1000; i++) {
            assertThat(rates.admit(ONE)).isNull();
        }
    }

    @Test
    void givenThreeFailuresAMinute_whenAnAddressFailsMore_thenItHearsTooOftenUntilTheMinuteIsOver() {
        FailedAttempts attempts = new FailedAttempts(3, nanos::get);
        for (int i = 0; i < 3; i++) {
            assertThat(attempts.note("192.0.2.1", null)).isNull();
        }

        RateLimited tooMany = Objects.requireNonNull(attempts.note("192.0.2.1", null));
        assertThat(tooMany.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(attempts.note("192.0.2.2", null)).isNull();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(attempts.note("192.0.2.1", null)).isNull();
    }

    @Test
    void givenThreeFailuresAMinute_whenAKeyIsGuessedFromManyAddresses_thenThatIsTooOftenToo() {
        FailedAttempts attempts = new FailedAttempts(3, nanos::get);
        for (int i = 0; i < 3; i++) {
            assertThat(attempts.note("192.0.2." + i, "key_one")).isNull();
        }

        assertThat(attempts.note("192.0.2.9", "key_one")).isNotNull();
        assertThat(attempts.note("192.0.2.9", "key_other")).isNull();
    }

    private static Caller holder(String keyId) {
        return new Caller(new Principal.KeyHolder(new KeyId(keyId), null, Set.of()), Origin.unknown());
    }
}
