package org.landlord.application.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.application.WatchedStorage;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.quota.Denial;
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
import org.landlord.domain.usage.Window;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.ListDenials;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

class DenialLogTest {

    private static final Caller CALLER = Caller.operator(new ActorId("test"));
    private static final OrgId ORG = new OrgId("org");
    private static final OrgId OTHER = new OrgId("other");

    private final WatchedStorage storage = new WatchedStorage();
    private final InMemory process = new InMemory(storage);
    private final LandlordApplication landlord = process.landlord();

    @BeforeEach
    void limitsThatPermitNothing() {
        for (OrgId orgId : List.of(ORG, OTHER)) {
            landlord.organizations()
                    .create(
                            CALLER,
                            new CreateOrganization(orgId, new Slug(orgId.value()), new Name("Org"), Metadata.empty()));
            limit(orgId, "tokens");
        }
    }

    @Test
    void givenAFloodOfRefusalsInAMinute_whenTheyAreStoredEverySecond_thenTheyTakeOneRow() {
        for (int second = 0; second < 50; second++) {
            for (int i = 0; i < 2_000; i++) {
                refuse(ORG, "tokens", "caller", "req-" + second + "-" + i);
            }
            assertThat(landlord.quotaMaintenance().recordDenials()).isEqualTo(1);
            process.pass(Duration.ofSeconds(1));
        }

        assertThat(denials(ORG)).singleElement().satisfies(denial -> {
            assertThat(denial.count()).isEqualTo(100_000);
            assertThat(denial.refusals()).hasSize(Denial.MAX_REFUSALS);
            assertThat(denial.refusals().getFirst().requestId()).isEqualTo(new RequestId("req-49-1999"));
            assertThat(Duration.between(denial.firstAt(), denial.lastAt())).isEqualTo(Duration.ofSeconds(49));
        });
    }

    @Test
    void givenARefusal_thenItWritesNothing_untilItIsStoredOrRead() {
        refuse(ORG, "tokens", "caller", "req");
        assertThat(stored()).isZero();

        assertThat(denials(ORG)).hasSize(1);
        assertThat(stored()).isEqualTo(1);
        assertThat(landlord.quotaMaintenance().recordDenials()).isZero();
    }

    @Test
    void givenRefusalsOfAnotherMinute_thenTheyAreAnotherDenial() {
        refuse(ORG, "tokens", "caller", "req-1");
        process.pass(Duration.ofMinutes(1));
        refuse(ORG, "tokens", "caller", "req-2");

        assertThat(denials(ORG)).extracting(Denial::count).containsExactly(1L, 1L);
        assertThat(denials(ORG)).extracting(Denial::sequence).containsExactly(2L, 1L);
    }

    @Test
    void givenManyCallersInAMinute_thenFurtherOnesAreCountedTogether_andAnotherOrganizationIsNotAffected() {
        for (int i = 0; i < 500; i++) {
            refuse(ORG, "tokens", "caller-" + i, "req-" + i);
            if (i % 150 == 0) {
                landlord.quotaMaintenance().recordDenials();
            }
        }
        refuse(OTHER, "tokens", "caller", "req");

        List<Denial> denials = denials(ORG);
        assertThat(denials).hasSize(DenialLog.TOLD_APART + 1);
        assertThat(denials.stream().mapToLong(Denial::count).sum()).isEqualTo(500);
        assertThat(denials.stream().filter(denial -> denial.key().actorId() == null))
                .singleElement()
                .satisfies(together -> {
                    assertThat(together.count()).isEqualTo(400);
                    assertThat(together.key().actorKind()).isNull();
                    assertThat(together.refusalOf(new RequestId("req-499"))).isNotNull();
                });
        assertThat(denials(OTHER))
                .singleElement()
                .satisfies(denial -> assertThat(denial.key().actorId()).isEqualTo(new ActorId("caller")));

        process.pass(Duration.ofMinutes(1));
        refuse(ORG, "tokens", "caller-500", "req-500");
        assertThat(denials(ORG).getFirst().key().actorId()).isEqualTo(new ActorId("caller-500"));
    }

    @Test
    void givenManyLimitsInAMinute_thenTheNumberOfDenialsIsBounded() {
        for (int i = 0; i < 300; i++) {
            limit(ORG, "metric " + i);
            refuse(ORG, "metric " + i, "caller", "req-" + i);
        }

        assertThat(denials(ORG)).hasSize(DenialLog.OF_ONE_ORGANIZATION);
    }

    @Test
    void givenStorageThatCannotWrite_whenItCanAgain_thenNothingIsLost() {
        refuse(ORG, "tokens", "caller", "req-1");
        storage.setBroken(true);
        assertThatThrownBy(() -> landlord.quotaMaintenance().recordDenials()).isInstanceOf(Unavailable.class);
        assertThat(denials(ORG)).isEmpty();
        storage.setBroken(false);
        refuse(ORG, "tokens", "caller", "req-2");

        assertThat(denials(ORG)).singleElement().satisfies(denial -> {
            assertThat(denial.count()).isEqualTo(2);
            assertThat(denial.refusals())
                    .extracting(refusal -> String.valueOf(refusal.requestId()))
                    .containsExactly("req-2", "req-1");
        });
    }

    @Test
    void givenTwoProcessesOnOneStorage_whenBothRefuse_thenTheDenialHasBoth() {
        LandlordApplication other = process.on(storage);
        refuse(ORG, "tokens", "caller", "req-1");
        refuse(other, ORG, "tokens", caller("caller", "req-2"));
        landlord.quotaMaintenance().recordDenials();
        other.quotaMaintenance().recordDenials();

        assertThat(denials(ORG)).singleElement().satisfies(denial -> {
            assertThat(denial.count()).isEqualTo(2);
            assertThat(denial.refusals()).hasSize(2);
        });
    }

    @Test
    void givenAnOrganizationThatWasDeletedSince_whenDenialsAreStored_thenThoseOfOthersAre() {
        refuse(ORG, "tokens", "caller", "req");
        refuse(OTHER, "tokens", "caller", "req");
        landlord.organizations().delete(CALLER, ORG, Precondition.none());

        landlord.quotaMaintenance().recordDenials();

        assertThat(denials(OTHER)).hasSize(1);
    }

    @Test
    void givenOldDenials_whenTheyAreRemoved_thenThoseOfTheLast90DaysStay() {
        for (int i = 0; i < 40; i++) {
            refuse(ORG, "tokens", "caller-" + i, "req-" + i);
        }
        landlord.quotaMaintenance().recordDenials();
        process.pass(Denial.KEPT_FOR);
        refuse(ORG, "tokens", "caller", "req");
        assertThat(landlord.quotaMaintenance().removeOldDenials()).isZero();
        assertThat(denials(ORG)).hasSize(41);

        process.pass(Duration.ofMillis(1));

        assertThat(landlord.quotaMaintenance().removeOldDenials()).isEqualTo(40);
        assertThat(denials(ORG)).hasSize(1);
        assertThat(landlord.quotaMaintenance().removeOldDenials()).isZero();
    }

    @Test
    void givenMoreDenialsThanAnOrganizationMayHave_whenNewOnesAreStored_thenTheOldestAreRemoved() {
        LimitKey limit = LimitKey.of(ORG, null, new Label("tokens"), null, Period.DAILY);
        refuse(ORG, "tokens", "first", "req-first");
        Denial first = denials(ORG).getFirst();
        Denial last = first.under(Denial.Key.of(limit, null, CALLER, first.firstAt()));
        storage.write(stores -> {
            stores.denials().put(last.at(Denial.MAX_KEPT));
            return true;
        });

        refuse(ORG, "tokens", "another", "req");

        assertThat(denials(ORG)).extracting(Denial::sequence).containsExactly((long) Denial.MAX_KEPT + 1, (long)
                Denial.MAX_KEPT);
    }

    private void limit(OrgId orgId, String metric) {
        LimitKey limit = LimitKey.of(orgId, null, new Label(metric), null, Period.DAILY);
        landlord.usageLimits()
                .set(
                        CALLER,
                        new SetUsageLimit(limit, Quantity.ZERO, Enforcement.HARD, null, null, Precondition.none()));
    }

    private void refuse(OrgId orgId, String metric, String actor, String requestId) {
        refuse(landlord, orgId, metric, caller(actor, requestId));
    }

    private static Caller caller(String actor, String requestId) {
        return new Caller(Caller.operator(new ActorId(actor)).principal(), new Origin(requestId, null, null));
    }

    private static void refuse(LandlordApplication landlord, OrgId orgId, String metric, Caller caller) {
        RecordUsage usage =
                new RecordUsage(null, null, null, new Label(metric), Quantity.of(1), null, null, Metadata.empty());
        try {
            landlord.usage().record(caller, orgId, usage);
        } catch (QuotaExceeded _) {
            return;
        }
        throw new AssertionError("a limit of zero permits usage");
    }

    private long stored() {
        return storage.read(stores -> stores.denials().lastSequence(ORG));
    }

    private List<Denial> denials(OrgId orgId) {
        ListDenials all = new ListDenials(orgId, null, null, null, null, Window.always());
        return landlord.denials().list(CALLER, all, new PageRequest(500, null)).items();
    }
}
