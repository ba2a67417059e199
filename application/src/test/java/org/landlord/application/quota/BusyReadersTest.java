package org.landlord.application.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.application.WatchedStorage;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

/// A flood of refusals occupies all readers of its organization: the refusals stay refusals.
class BusyReadersTest {

    private static final Caller CALLER = Caller.operator(new ActorId("test"));
    private static final OrgId ORG = new OrgId("org");
    private static final Label TOKENS = new Label("tokens");
    private static final Duration SOON = Duration.ofSeconds(1);

    private final WatchedStorage storage = new WatchedStorage();
    private final LandlordApplication landlord = new InMemory(storage).landlord();

    @BeforeEach
    void aLimitThatIsUsedUp() {
        landlord.organizations()
                .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
        LimitKey daily = LimitKey.of(ORG, null, TOKENS, null, Period.DAILY);
        landlord.usageLimits()
                .set(
                        CALLER,
                        new SetUsageLimit(daily, Quantity.of(10), Enforcement.HARD, null, null, Precondition.none()));
        use(10);
    }

    static Stream<Failure> busy() {
        return Stream.of(new RateLimited("too many reads", SOON), new Unavailable("too many reads", SOON));
    }

    @ParameterizedTest
    @MethodSource("busy")
    void givenNoReader_whenUsageIsRefused_thenTheLimitIsNamed_andTheCallerMayAskAgainSoon(Failure busy) {
        QuotaExceeded refused = refusal(3, busy);

        assertThat(refused.shortfall().usedQuantity()).isEqualTo(QuantitySum.of(10));
        assertThat(refused.shortfall().resetAt()).isNull();
        assertThat(refused.retryAfter()).isEqualTo(SOON);
        assertThat(refused).hasMessageEndingWith("10 used, 0 reserved, 3 requested");
    }

    @Test
    void givenMoreThanTheWholeLimit_whenItIsRefused_thenThatReadsNothing() {
        QuotaExceeded refused = refusal(11, new RateLimited("too many reads", SOON));

        assertThat(refused.shortfall().resetAt()).isNull();
        assertThat(refused.retryAfter()).isNull();
    }

    private QuotaExceeded refusal(long quantity, @Nullable Failure readFailure) {
        storage.failReads(readFailure);
        return catchThrowableOfType(QuotaExceeded.class, () -> use(quantity));
    }

    private void use(long quantity) {
        landlord.usage()
                .record(
                        CALLER,
                        ORG,
                        new RecordUsage(null, null, null, TOKENS, Quantity.of(quantity), null, null, Metadata.empty()));
    }
}
