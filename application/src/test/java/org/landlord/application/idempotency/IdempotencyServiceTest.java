package org.landlord.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.application.WatchedStorage;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.idempotency.Idempotency;
import org.landlord.port.in.idempotency.IdempotentRequest;
import org.landlord.port.in.idempotency.StoredResponse;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

class IdempotencyServiceTest {

    private static final Caller CALLER = Caller.operator(new ActorId("user_1"));

    private final InMemory inMemory = new InMemory();
    private final Idempotency idempotency = inMemory.landlord().idempotency();

    @Test
    void givenAnAnsweredRequest_whenItIsRepeated_thenTheFirstAnswerComesAgainAndNothingRunsTwice() {
        String first = create(CALLER, request("key", "fingerprint"), "acme");

        String second = create(CALLER, request("key", "fingerprint"), "other");

        assertThat(second).isEqualTo(first);
        assertThat(organizations()).extracting(org -> org.slug().value()).containsExactly("acme");
    }

    @Test
    void givenAnAnsweredRequest_whenTheKeyComesWithAnotherRequest_thenItIsAConflict() {
        create(CALLER, request("key", "fingerprint"), "acme");

        assertThatThrownBy(() -> create(CALLER, request("key", "another"), "other"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("key");
        assertThat(organizations()).hasSize(1);
    }

    @Test
    void givenAUseCaseThatAHardLimitRefuses_whenItIsRunOnce_thenTheRefusalNamesTheReset_andTheKeyIsFree() {
        OrgId acme = create("acme").orgId();
        Label tokens = new Label("tokens");
        LimitKey limit = LimitKey.of(acme, null, tokens, null, Period.DAILY);
        landlord()
                .usageLimits()
                .set(
                        CALLER,
                        new SetUsageLimit(limit, Quantity.of(1), Enforcement.HARD, null, null, Precondition.none()));
        UsageSeries series = UsageSeries.of(acme, null, tokens, null);
        landlord().quotaReservations().reserve(CALLER, ReserveQuota.of(null, series, Quantity.of(1), null));
        Instant expiry = inMemory.now().plus(QuotaReservation.DEFAULT_TTL);

        List<Runnable> refused = List.of(
                () -> landlord()
                        .quotaReservations()
                        .reserve(CALLER, ReserveQuota.of(null, series, Quantity.of(1), null)),
                () -> landlord()
                        .usage()
                        .record(
                                CALLER,
                                acme,
                                new RecordUsage(
                                        null, null, null, tokens, Quantity.of(1), null, null, Metadata.empty())));

        assertThat(refused)
                .allSatisfy(work -> assertThatThrownBy(
                                () -> idempotency.executeOnce(CALLER, request("key", "fingerprint"), () -> {
                                    work.run();
                                    return new StoredResponse("done", acme);
                                }))
                        .isInstanceOfSatisfying(
                                QuotaExceeded.class,
                                full -> assertThat(full.shortfall().resetAt()).isEqualTo(expiry)));
        assertThat(idempotency.executeOnce(CALLER, request("key", "another"), () -> new StoredResponse("free", acme)))
                .isEqualTo("free");
    }

    private LandlordApplication landlord() {
        return inMemory.landlord();
    }

    @Test
    void givenAnAnsweredRequest_whenAnotherCallerUsesTheSameKey_thenItIsAnotherKey() {
        create(CALLER, request("key", "fingerprint"), "acme");

        create(Caller.operator(new ActorId("user_2")), request("key", "fingerprint"), "other");

        assertThat(organizations()).hasSize(2);
    }

    @Test
    void givenTwoWhoAreCalledTheSame_whenBothUseOneKey_thenNeitherGetsTheOthersAnswer() {
        String name = "key_00000000000000000000000001";
        UserId userId = new UserId(name);
        OrgId acme = create("acme").orgId();
        List<Caller> namesakes = List.of(
                Caller.operator(new ActorId(name)),
                caller(new Principal.KeyHolder(new KeyId(name), null, Set.of())),
                caller(new Principal.KeyHolder(new KeyId(name), acme, Set.of())),
                caller(new Principal.User(acme, userId, OrgRole.OWNER, Map.of())),
                caller(new Principal.User(new OrgId("org_globex"), userId, OrgRole.OWNER, Map.of())));

        Set<String> answers = new HashSet<>();
        for (Caller caller : namesakes) {
            answers.add(idempotency.executeOnce(
                    caller, request("key", "fingerprint"), () -> new StoredResponse("answer " + answers.size(), null)));
        }

        assertThat(answers).hasSameSizeAs(namesakes);
    }

    @Test
    void givenAnIdThatRunsIntoWhatIsAsked_whenSomebodyElseAsksThat_thenNeitherGetsTheOthersAnswer() {
        OrgId acme = create("acme").orgId();
        Caller ada = caller(new Principal.User(acme, new UserId("ada"), OrgRole.OWNER, Map.of()));
        Caller longer = caller(new Principal.User(acme, new UserId("ada POST"), OrgRole.OWNER, Map.of()));

        String first = idempotency.executeOnce(
                ada,
                new IdempotentRequest(new Scope.Platform(), "POST POST /v1/orgs", "key", "f"),
                () -> new StoredResponse("ada's", null));
        String second = idempotency.executeOnce(
                longer,
                new IdempotentRequest(new Scope.Platform(), "POST /v1/orgs", "key", "f"),
                () -> new StoredResponse("the other's", null));

        assertThat(List.of(first, second)).containsExactly("ada's", "the other's");
    }

    @Test
    void givenAnAnswerOfAnOrganization_whenItsCallerIsInItNoMore_thenItIsNotRepeated() {
        OrgId acme = create("acme").orgId();
        UserId ada = new UserId("ada");
        Caller member = caller(new Principal.User(acme, ada, OrgRole.MEMBER, Map.of()));
        Caller gone = caller(new Principal.User(acme, ada, null, Map.of()));
        idempotency.executeOnce(member, request("key", "fingerprint"), () -> new StoredResponse("secret", acme));

        assertThatThrownBy(() -> idempotency.executeOnce(gone, request("key", "fingerprint"), () -> {
                    throw new NotFound("org", acme);
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void givenWorkThatIsRunApart_thenItHoldsNoUnitOfWork_andItsAnswerIsRepeated() {
        WatchedStorage storage = new WatchedStorage();
        Idempotency once = new InMemory(storage).landlord().idempotency();
        int before = storage.writes();

        String first = once.executeLongOnce(CALLER, request("key", "fingerprint"), () -> {
            assertThat(storage.writes()).isEqualTo(before);
            return new StoredResponse("first", null);
        });
        String second =
                once.executeLongOnce(CALLER, request("key", "fingerprint"), () -> new StoredResponse("second", null));

        assertThat(List.of(first, second)).containsExactly("first", "first");
        assertThatThrownBy(() -> once.executeLongOnce(
                        CALLER, request("key", "another"), () -> new StoredResponse("third", null)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void givenTheSameRequestTwiceAtOnce_whenItIsRunApart_thenBothHearTheAnswerOfTheOneThatEndedFirst() {
        IdempotentRequest request = request("key", "fingerprint");

        String slow = idempotency.executeLongOnce(CALLER, request, () -> {
            String quick = idempotency.executeLongOnce(CALLER, request, () -> new StoredResponse("quick", null));
            assertThat(quick).isEqualTo("quick");
            return new StoredResponse("slow", null);
        });

        assertThat(slow).isEqualTo("quick");
    }

    private static Caller caller(Principal principal) {
        return new Caller(principal, Origin.unknown());
    }

    @Test
    void givenAnAnsweredRequest_whenADayHasGoneBy_thenTheKeyIsFreeAgain() {
        create(CALLER, request("key", "fingerprint"), "acme");
        inMemory.pass(Duration.ofHours(24).plusMillis(1));

        create(CALLER, request("key", "another"), "other");

        assertThat(organizations()).hasSize(2);
    }

    @Test
    void givenAnAnsweredRequest_whenNotQuiteADayHasGoneBy_thenTheAnswerIsStillKept() {
        String first = create(CALLER, request("key", "fingerprint"), "acme");
        inMemory.pass(Duration.ofHours(24));

        assertThat(create(CALLER, request("key", "fingerprint"), "other")).isEqualTo(first);
    }

    @Test
    void givenARequestThatFails_whenItIsRepeated_thenItRunsAgain() {
        create(CALLER, request("first", "1"), "acme");
        assertThatThrownBy(() -> create(CALLER, request("key", "2"), "acme")).isInstanceOf(DuplicateId.class);

        create(CALLER, request("key", "2"), "other");

        assertThat(organizations()).hasSize(2);
    }

    @Test
    void givenAnAnswerThatCannotBeMade_whenItsWorkHadChangedSomething_thenTheChangeIsNotKept() {
        IdempotentRequest request = request("key", "fingerprint");

        assertThatThrownBy(() -> idempotency.executeOnce(CALLER, request, () -> {
                    create("acme");
                    throw new IllegalStateException("the answer cannot be put into words");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(organizations()).isEmpty();
    }

    @Test
    void givenAnAnswerOfAnOrganization_whenTheOrganizationIsDeleted_thenTheAnswerIsForgotten() {
        create(CALLER, request("key", "fingerprint"), "acme");
        OrgId orgId = organizations().getFirst().orgId();
        inMemory.landlord().organizations().delete(CALLER, orgId, Precondition.none());

        create(CALLER, request("key", "fingerprint"), "again");

        assertThat(organizations()).extracting(org -> org.slug().value()).containsExactly("again");
    }

    private String create(Caller caller, IdempotentRequest request, String slug) {
        return idempotency.executeOnce(caller, request, () -> {
            Organization organization = create(slug);
            return new StoredResponse("made " + organization.orgId(), organization.orgId());
        });
    }

    private Organization create(String slug) {
        return inMemory.landlord()
                .organizations()
                .create(CALLER, new CreateOrganization(null, new Slug(slug), new Name(slug), Metadata.empty()));
    }

    private List<Organization> organizations() {
        return inMemory.landlord()
                .organizations()
                .list(CALLER, PageRequest.first())
                .items();
    }

    private static IdempotentRequest request(String key, String fingerprint) {
        return new IdempotentRequest(new Scope.Platform(), "POST /v1/orgs", key, fingerprint);
    }
}
