package org.landlord.port.contracts.out.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.Contents;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.access.StoredApiKey;
import org.landlord.port.out.access.StoredSession;
import org.landlord.port.out.quota.DenialEntry;
import org.landlord.port.out.quota.LimitState;
import org.landlord.port.out.quota.TimePosition;

/// The contract of [org.landlord.port.out.tenancy.OrganizationStore] and all other stores for organizations
/// that are marked as deleted.
public abstract class OrganizationDeletionContract extends StorageContract {

    /// More than one slice.
    private static final int EVENTS = 3_000;

    private static final AtomicLong MADE = new AtomicLong(System.nanoTime());

    @Test
    void aMarkedOrganizationIsNeitherFoundNorListed() {
        Tenant going = newTenant();
        Tenant staying = newTenant();

        mark(going);

        assertThat(find(stores -> stores.organizations().find(going.orgId()))).isEmpty();
        assertThat(find(stores -> stores.organizations().find(staying.orgId()))).contains(staying.organization());
        assertThat(allListed()).contains(staying.organization()).doesNotContain(going.organization());
        assertThat(list(stores -> stores.organizations().listDeleted(1_000)))
                .contains(going.orgId())
                .doesNotContain(staying.orgId());
    }

    private List<Organization> allListed() {
        return pages(100, (stores, after) -> stores.organizations().list(after == null ? null : after.slug(), 100));
    }

    @Test
    void theMarkTakesEffectWithTheCommitAndIsRolledBackWithTheUnit() {
        Tenant tenant = newTenant();

        assertThatThrownBy(() -> write(stores -> {
                    stores.organizations().markDeleted(tenant.orgId(), NOW);
                    throw new IllegalStateException("thrown by a test");
                }))
                .hasMessage("thrown by a test");

        assertThat(find(stores -> stores.organizations().find(tenant.orgId()))).contains(tenant.organization());
    }

    @Test
    void markingAMissingOrganizationChangesNothing() {
        OrgId missing = Fixtures.organization().orgId();

        write(stores -> stores.organizations().markDeleted(missing, NOW));

        assertThat(list(stores -> stores.organizations().listDeleted(1_000))).doesNotContain(missing);
        assertThat(removeSome(missing)).isFalse();
    }

    @Test
    void theIdAndTheSlugAreTakenUntilTheRemovalIsComplete() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        Slug slug = going.organization().slug();
        Organization sameSlug = Fixtures.organization(Fixtures.uniqueId("org"), slug.value());
        mark(going);

        assertTaken(
                "orgId",
                () -> write(stores -> stores.organizations()
                        .insert(Fixtures.organization(
                                going.orgId().value(),
                                Fixtures.organization().slug().value()))));
        assertTaken("slug", () -> write(stores -> stores.organizations().insert(sameSlug)));
        assertTaken(
                "slug",
                () -> write(stores -> stores.organizations()
                        .update(new Organization(staying.orgId(), slug, new Name("x"), Metadata.empty(), NOW, NOW))));

        removeAll(going);

        write(stores -> stores.organizations().insert(going.organization()));
        assertThat(find(stores -> stores.organizations().find(going.orgId()))).contains(going.organization());
    }

    private static void assertTaken(String field, Runnable write) {
        assertThatThrownBy(write::run)
                .isInstanceOfSatisfying(
                        DuplicateId.class, taken -> assertThat(taken.field()).isEqualTo(field));
    }

    @Test
    void keysOfAMarkedOrganizationAreNotFound() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        StoredApiKey ofGoing = key(going);
        StoredApiKey ofStaying = key(staying);
        write(stores -> List.of(ofGoing, ofStaying).forEach(stores.apiKeys()::insert));

        mark(going);

        assertThat(find(stores -> stores.apiKeys().find(ofGoing.key().keyId()))).isEmpty();
        assertThat(find(stores -> stores.apiKeys().find(ofStaying.key().keyId())))
                .contains(ofStaying);
    }

    static StoredApiKey key(Tenant tenant) {
        KeyId keyId = new KeyId(KeyId.PREFIX + String.format(Locale.ROOT, "%026d", MADE.incrementAndGet()));
        return new StoredApiKey(
                new ApiKey(keyId, tenant.orgId(), new Name("key"), null, KeyScopes.all(), null, NOW, null, null, null),
                new SecretHash("0123456789abcdef".repeat(4)));
    }

    static StoredSession session(StoredApiKey key) {
        String digits = String.format(Locale.ROOT, "%026d", MADE.incrementAndGet());
        return new StoredSession(
                new Session(
                        new SessionId("ses_" + digits),
                        new SessionHolder.Key(key.key().orgId(), key.key().keyId()),
                        NOW,
                        NOW,
                        NOW.plusSeconds(60),
                        null,
                        null),
                new SecretHash("0".repeat(38) + digits),
                Duration.ofMinutes(1),
                List.of(),
                false,
                null);
    }

    @Test
    void aMarkedOrganizationTrustsNoIssuer() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        Tenant going = one.orgId().compareTo(other.orgId()) < 0 ? one : other;
        Tenant staying = going == one ? other : one;
        Reference issuer = new Reference("https://" + Fixtures.uniqueId("id") + ".example");
        List<Label> clients = List.of(new Label("client"));
        write(stores -> List.of(going, staying)
                .forEach(tenant -> stores.identityProviders().put(provider(tenant, issuer))));

        mark(going);

        assertThat(find(stores -> stores.identityProviders().trusting(issuer, clients, going.orgId())))
                .isEmpty();
        assertThat(find(stores -> stores.identityProviders().firstTrusting(issuer, clients, null)))
                .contains(provider(staying, issuer));
    }

    private static IdentityProvider provider(Tenant tenant, Reference issuer) {
        return new IdentityProvider(
                tenant.orgId(),
                new ProviderId("idp"),
                ProviderType.OIDC,
                issuer,
                null,
                null,
                new Label("client"),
                null,
                IdentityProvider.DEFAULT_STATUS,
                Metadata.empty(),
                NOW,
                NOW);
    }

    @Test
    void idempotencyRecordsOfAMarkedOrganizationAreNotFound() {
        Tenant tenant = newTenant();
        String scope = tenant.orgId().value();
        write(stores -> stores.idempotency().put(tenant.answered(scope, "key", NOW)));

        mark(tenant);

        assertThat(find(stores -> stores.idempotency().find(scope, "key"))).isEmpty();
    }

    @Test
    void seriesOfAMarkedOrganizationAreNotFound() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        for (Tenant tenant : List.of(going, staying)) {
            write(stores -> stores.usageEvents().append(List.of(tenant.usage("evt", "1", NOW))));
        }
        UsageSeries ofGoing = new UsageSeries(going.orgId(), null, new Label("tokens"), UsageEvent.DEFAULT_UNIT);
        UsageSeries ofStaying = new UsageSeries(staying.orgId(), null, new Label("tokens"), UsageEvent.DEFAULT_UNIT);

        mark(going);

        assertThat(this.<Set<UsageSeries>>read(stores -> stores.usageEvents().known(List.of(ofGoing, ofStaying))))
                .containsExactly(ofStaying);
    }

    @Test
    void limitsOfAMarkedOrganizationAreNotListed() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        for (Tenant tenant : List.of(going, staying)) {
            write(stores ->
                    stores.usageLimits().put(tenant.limit(tenant.limitKey(null, "tokens", "count", Period.DAILY))));
        }

        mark(going);

        List<OrgId> of = this.<LimitState>pages(
                        50,
                        (stores, after) -> stores.usageLimits()
                                .states(after == null ? null : after.limit().key(), 50))
                .stream()
                .map(standing -> standing.limit().key().orgId())
                .toList();
        assertThat(of).contains(staying.orgId()).doesNotContain(going.orgId());
    }

    @Test
    void denialsAndQuotaEventsOfAMarkedOrganizationAreNotListed() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        for (Tenant tenant : List.of(going, staying)) {
            LimitKey limit = tenant.limitKey(null, "tokens", "count", Period.DAILY);
            write(stores -> stores.denials().put(tenant.denial(1, limit, "request")));
            write(stores -> stores.quotaEvents().append(tenant.quotaEvent(1, limit)));
        }

        mark(going);

        List<OrgId> denied = this.<DenialEntry>pages(
                        50,
                        (stores, last) -> stores.denials()
                                .listOfAll(Timestamps.MIN, Timestamps.MAX, last == null ? null : last.position(), 50))
                .stream()
                .map(entry -> entry.position().orgId())
                .toList();
        List<OrgId> warned = this.<QuotaEvent>pages(
                        50,
                        (stores, last) -> stores.quotaEvents()
                                .listOfAll(Window.always(), last == null ? null : TimePosition.of(last), 50))
                .stream()
                .map(event -> event.limit().orgId())
                .toList();
        for (List<OrgId> of : List.of(denied, warned)) {
            assertThat(of).contains(staying.orgId()).doesNotContain(going.orgId());
        }
    }

    @Test
    void aMarkedOrganizationIsRemovedInSlices_andOthersAreNotChanged() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        for (Tenant tenant : List.of(going, staying)) {
            write(tenant::fill);
            write(tenant::use);
            StoredApiKey key = key(tenant);
            write(stores -> stores.apiKeys().insert(key));
            write(stores -> stores.sessions().insert(session(key)));
            // Many metrics, so that there are many series.
            write(stores -> stores.usageEvents()
                    .append(IntStream.range(0, EVENTS)
                            .mapToObj(
                                    i -> tenant.usage("evt_" + (i + 10), null, "m" + i % 200, "1", NOW.plusSeconds(i)))
                            .toList()));
        }
        Contents stayed = read(staying::contents);
        mark(going);

        int slices = 1;
        while (removeSome(going.orgId())) {
            slices++;
            assertThat(slices).as("slices").isLessThan(100 * EVENTS);
            assertThat(find(stores -> stores.organizations().find(going.orgId())))
                    .isEmpty();
        }

        assertThat(slices).isGreaterThan(1);
        assertThat(read(going::contents)).isEqualTo(Contents.nothing());
        assertThat(list(stores -> stores.apiKeys().list(going.orgId(), null, 10)))
                .isEmpty();
        assertThat(list(stores -> stores.sessions().list(going.orgId(), null, 10)))
                .isEmpty();
        assertThat(read(staying::contents)).isEqualTo(stayed);
        assertThat(list(stores -> stores.sessions().list(staying.orgId(), null, 10)))
                .hasSize(1);
        assertThat(list(stores -> stores.apiKeys().list(staying.orgId(), null, 10)))
                .hasSize(1);
        assertThat(list(stores -> stores.organizations().listDeleted(1_000))).doesNotContain(going.orgId());
        assertThat(this.<Long>read(stores -> stores.usageEvents().countWrongSums(staying.orgId())))
                .isZero();
    }

    @Test
    void anOrganizationThatIsNotMarkedIsNotRemoved() {
        Tenant tenant = newTenant();
        write(tenant::fill);
        Contents before = read(tenant::contents);

        assertThat(removeSome(tenant.orgId())).isFalse();

        assertThat(read(tenant::contents)).isEqualTo(before);
    }

    private void mark(Tenant tenant) {
        write(stores -> stores.organizations().markDeleted(tenant.orgId(), NOW));
    }

    private boolean removeSome(OrgId orgId) {
        return unitOfWork().write(stores -> stores.organizations().removeSome(orgId));
    }

    final void removeAll(Tenant tenant) {
        while (removeSome(tenant.orgId())) {
            // The next slice.
        }
    }
}
