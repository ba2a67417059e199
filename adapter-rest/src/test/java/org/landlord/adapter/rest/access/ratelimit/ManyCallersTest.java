package org.landlord.adapter.rest.access.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Principal;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;

/// Callers are counted one by one, however many there are, and however many come at once.
class ManyCallersTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();

    private static Caller key(String keyId) {
        return new Caller(new Principal.KeyHolder(new KeyId(keyId), null, Set.of()), Origin.unknown());
    }

    private static Caller user(String orgId, String userId) {
        return new Caller(new Principal.User(new OrgId(orgId), new UserId(userId), null, Map.of()), Origin.unknown());
    }

    @Test
    void givenCallersOfEveryKind_whenOneHasCalledTooOften_thenTheOthersMayStillCall() {
        CredentialRateLimiter rates = new CredentialRateLimiter(1, nanos::get);
        List<Caller> callers = List.of(
                key("key_one"),
                key("key_two"),
                user("org_acme", "ada"),
                user("org_globex", "ada"),
                user("org_acme", "ben"),
                Caller.operator(new ActorId("local:ada")),
                Caller.anonymous());

        assertThat(callers).allSatisfy(caller -> {
            assertThat(rates.admit(caller)).isNull();
            assertThat(rates.admit(caller)).isNotNull();
        });
    }

    @Test
    void givenOneWhoWasIdle_whenTheyComeBack_thenTheyHaveASecondsWorthAndNoMore() {
        CredentialRateLimiter rates = new CredentialRateLimiter(5, nanos::get);
        rates.admit(key("key_one"));
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(IntStream.range(0, 20).filter(_ -> rates.admit(key("key_one")) == null))
                .hasSize(5);
    }

    @Test
    void givenOneWhoWasRefused_whenTheyWaitAsLongAsTheyWereTold_thenTheyMay() {
        CredentialRateLimiter rates = new CredentialRateLimiter(3, nanos::get);
        for (int i = 0; i < 50; i++) {
            var refused = rates.admit(key("key_one"));
            if (refused != null) {
                assertThat(refused.retryAfter()).isPositive();
                nanos.addAndGet(refused.retryAfter().toNanos());
                assertThat(rates.admit(key("key_one"))).isNull();
            }
        }
        assertThat(nanos.get()).as("some were refused").isPositive();
    }

    @Test
    void givenManyThreadsOfOneCredential_whenTheyCallAtOnce_thenAsManyGetThroughAsOneThreadWould() throws Exception {
        CredentialRateLimiter rates = new CredentialRateLimiter(1_000, nanos::get);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Long>> admitted = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> IntStream.range(0, 1_000)
                            .filter(_ -> rates.admit(key("key_one")) == null)
                            .count()))
                    .toList();
            long sum = 0;
            for (Future<Long> of : admitted) {
                sum += of.get();
            }
            assertThat(sum).isEqualTo(1_000);
        }
    }

    @Test
    void givenMoreCredentialsThanAreKept_whenThoseThatAreIdleAreForgotten_thenNobodyGetsMoreOrLessForIt() {
        CredentialRateLimiter rates = new CredentialRateLimiter(2, nanos::get);
        IntStream.range(0, 50_000).forEach(i -> rates.admit(key("key_" + i)));
        nanos.addAndGet(SECOND.toNanos());
        Caller busy = key("key_busy");
        rates.admit(busy);
        rates.admit(busy);

        assertThat(rates.admit(busy)).isNotNull();
        assertThat(IntStream.range(0, 4).filter(_ -> rates.admit(key("key_0")) == null))
                .hasSize(2);
    }

    @Test
    void givenNeitherAddressNorKey_whenAnAttemptFails_thenItIsNoOnesFault() {
        FailedAttempts attempts = new FailedAttempts(1, nanos::get);

        for (int i = 0; i < 10; i++) {
            assertThat(attempts.note(null, null)).isNull();
        }
    }

    @Test
    void givenNoLimit_whenAttemptsFailAndFail_thenTheAnswerStaysNo() {
        FailedAttempts attempts = new FailedAttempts(0, nanos::get);

        for (int i = 0; i < 1_000; i++) {
            assertThat(attempts.note("192.0.2.1", "key_one")).isNull();
        }
    }

    @Test
    void givenAnAddressAndAKeyOfOneName_whenOneFailsTooOften_thenTheOtherHasNot() {
        FailedAttempts attempts = new FailedAttempts(1, nanos::get);
        attempts.note("key_one", null);

        assertThat(attempts.note("key_one", null)).isNotNull();
        assertThat(attempts.note(null, "key_one")).isNull();
    }

    @Test
    void givenOneWhoGoesOnFailing_whenTheMinuteThatBeganWithTheFirstIsOver_thenTheyAreCountedAnew() {
        FailedAttempts attempts = new FailedAttempts(1, nanos::get);
        attempts.note("192.0.2.1", null);
        nanos.addAndGet(MINUTE.dividedBy(2).toNanos());

        assertThat(attempts.note("192.0.2.1", null))
                .satisfies(refused -> assertThat(refused.retryAfter()).isEqualTo(MINUTE.dividedBy(2)));
        nanos.addAndGet(MINUTE.dividedBy(2).toNanos());
        assertThat(attempts.note("192.0.2.1", null)).isNull();
    }

    @Test
    void givenMoreAddressesThanAreKept_whenTheyFail_thenSomeAreForgotten_andTheLastAndTheMostFrequentAreNot() {
        FailedAttempts attempts = new FailedAttempts(1, nanos::get);
        int addresses = 21_000;
        IntStream.range(0, addresses).forEach(i -> {
            attempts.note("address " + i, null);
            attempts.note("frequent", null);
        });

        assertThat(attempts.note("address " + (addresses - 1), null)).isNotNull();
        assertThat(attempts.note("frequent", null)).isNotNull();
        assertThat(IntStream.range(0, addresses).filter(i -> attempts.note("address " + i, null) != null))
                .hasSizeLessThanOrEqualTo(20_000);
    }
}
