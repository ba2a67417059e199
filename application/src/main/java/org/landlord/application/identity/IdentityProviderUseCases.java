package org.landlord.application.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.access.Grants;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderTest;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.identity.SignInRules;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.identity.ListPlatformIdentityProviders;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.out.Stores;
import org.landlord.port.out.identity.ProviderPosition;

public final class IdentityProviderUseCases implements IdentityProviders {

    private static final String KIND = "identity_provider";

    private final UseCaseContext ports;
    private final ProviderCertificates certificates;
    private final ProviderTests tests;
    private final BiConsumer<OrgId, ProviderId> onSignInEnded;

    /// @param onSignInEnded called in the unit of work after which users cannot sign in with a provider any more
    public IdentityProviderUseCases(
            UseCaseContext ports,
            ProviderCertificates certificates,
            ProviderTests tests,
            BiConsumer<OrgId, ProviderId> onSignInEnded) {
        this.ports = ports;
        this.certificates = certificates;
        this.tests = tests;
        this.onSignInEnded = onSignInEnded;
    }

    @Override
    public IdentityProviderView create(Caller caller, CreateIdentityProvider command) {
        IdentityProvider made = ports.gate()
                .write(caller, AccessRequirement.of(Operation.CREATE_IDENTITY_PROVIDER, command.orgId()), stores -> {
                    OrgId orgId = Lookups.org(stores, command.orgId()).orgId();
                    Grants.requireOfSignIn(ports.gate(), caller, orgId);
                    ProviderId providerId = command.providerId() == null
                            ? new ProviderId(ports.ids().next("idp"))
                            : command.providerId();
                    if (stores.identityProviders().find(orgId, providerId).isPresent()) {
                        throw new DuplicateId(KIND, "providerId", providerId);
                    }
                    return store(stores, caller, orgId, providerId, command.settings(), null);
                });
        return certificates.view(made);
    }

    @Override
    public Upserted<IdentityProviderView> put(Caller caller, PutIdentityProvider command) {
        Upserted<IdentityProvider> stored = ports.gate()
                .write(caller, AccessRequirement.of(Operation.PUT_IDENTITY_PROVIDER, command.orgId()), stores -> {
                    OrgId orgId = Lookups.org(stores, command.orgId()).orgId();
                    Grants.requireOfSignIn(ports.gate(), caller, orgId);
                    IdentityProvider before = stores.identityProviders()
                            .find(orgId, command.providerId())
                            .orElse(null);
                    command.precondition().check(before == null ? null : before.version());
                    IdentityProvider after =
                            store(stores, caller, orgId, command.providerId(), command.settings(), before);
                    return new Upserted<>(after, before == null);
                });
        return new Upserted<>(certificates.view(stored.value()), stored.created());
    }

    private IdentityProvider store(
            Stores stores,
            Caller caller,
            OrgId orgId,
            ProviderId providerId,
            IdentityProviderSettings settings,
            @Nullable IdentityProvider before) {
        ProviderRules.check(settings);
        requireSecretOfOperator(caller, settings, before);
        Instant now = ports.clock().now();
        IdentityProvider provider = asked(orgId, providerId, settings, before == null ? now : before.createdAt(), now);
        if (before != null && Changes.areNone(before, provider)) {
            return before;
        }
        stores.identityProviders().put(provider);
        if (!provider.isActive()) {
            stores.sessions().deleteOfProvider(orgId, providerId);
            onSignInEnded.accept(orgId, providerId);
        }
        Map<String, ?> told =
                Changes.told(before, provider, "type", provider.type().label(), "status", provider.status());
        AuditEntry.of(AuditAction.IDENTITY_PROVIDER_UPSERT, orgId, providerId, told)
                .write(ports.ids(), stores, caller, now);
        return provider;
    }

    private static IdentityProvider asked(
            OrgId orgId,
            ProviderId providerId,
            IdentityProviderSettings settings,
            Instant createdAt,
            Instant updatedAt) {
        return new IdentityProvider(
                orgId,
                providerId,
                settings.type(),
                settings.issuer(),
                settings.ssoUrl(),
                settings.certificateRef(),
                settings.clientId(),
                settings.audience(),
                settings.status() == null ? IdentityProvider.DEFAULT_STATUS : settings.status(),
                settings.metadata(),
                createdAt,
                updatedAt);
    }

    /// A client secret is read from a file or the environment of the server, and sent to the issuer. Organizations
    /// must not choose either: they could read the secrets of others.
    private void requireSecretOfOperator(
            Caller caller, IdentityProviderSettings settings, @Nullable IdentityProvider before) {
        if (SignInRules.ofStored(settings.metadata()).clientSecretRef() != null
                || before != null && SignInRules.ofStored(before.metadata()).clientSecretRef() != null) {
            ports.gate().require(caller, new AccessRequirement.At(Permission.PLATFORM_WRITE, new Scope.Platform()));
        }
    }

    @Override
    public Page<IdentityProviderView> list(Caller caller, OrgId orgId, @Nullable Label status, PageRequest page) {
        Page<IdentityProvider> providers = ports.gate()
                .read(caller, AccessRequirement.of(Operation.LIST_IDENTITY_PROVIDERS, orgId), stores -> {
                    Lookups.org(stores, orgId);
                    return Listing.of("identity-providers", orgId, status)
                            .page(
                                    page,
                                    idp -> Listing.Key.of(idp.providerId()),
                                    (after, limit) -> stores.identityProviders()
                                            .list(
                                                    orgId,
                                                    status,
                                                    after == null ? null : new ProviderId(after.text(0)),
                                                    limit));
                });
        return certificates.views(providers);
    }

    @Override
    public Page<IdentityProviderView> listAll(Caller caller, ListPlatformIdentityProviders query, PageRequest page) {
        Instant end = query.certificateExpiresBefore();
        ProviderType type = end == null ? null : ProviderType.SAML;
        Map<ProviderPosition, IdentityProviderView> read = new HashMap<>();
        AccessRequirement need = AccessRequirement.of(Operation.LIST_PLATFORM_IDENTITY_PROVIDERS);
        Page<IdentityProvider> providers = ports.gate()
                .scan(
                        caller,
                        need,
                        stores -> Listing.of("platform-identity-providers", query.status(), end)
                                .page(
                                        page,
                                        provider -> Listing.Key.of(provider.orgId(), provider.providerId()),
                                        provider -> end == null || fits(provider, end, read),
                                        (after, limit) -> stores.identityProviders()
                                                .listAll(type, query.status(), position(after), limit)));
        return new Page<>(
                providers.items().stream()
                        .map(provider -> Objects.requireNonNullElseGet(
                                read.get(ProviderPosition.of(provider)), () -> certificates.view(provider)))
                        .toList(),
                providers.nextCursor());
    }

    private boolean fits(IdentityProvider provider, Instant end, Map<ProviderPosition, IdentityProviderView> read) {
        IdentityProviderView view = certificates.view(provider);
        ProviderCertificate certificate = view.certificate();
        if (certificate == null || !certificate.expiresBefore(end)) {
            return false;
        }
        read.put(ProviderPosition.of(provider), view);
        return true;
    }

    private static @Nullable ProviderPosition position(Listing.@Nullable Key key) {
        return key == null ? null : new ProviderPosition(new OrgId(key.text(0)), new ProviderId(key.text(1)));
    }

    @Override
    public IdentityProviderView get(Caller caller, OrgId orgId, ProviderId providerId) {
        return certificates.view(ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_IDENTITY_PROVIDER, orgId),
                        stores -> required(stores, orgId, providerId)));
    }

    @Override
    public ProviderTest test(Caller caller, OrgId orgId, ProviderId providerId) {
        IdentityProvider provider = ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.TEST_IDENTITY_PROVIDER, orgId),
                        stores -> required(stores, orgId, providerId));
        return new ProviderTest(
                orgId, providerId, tests.findings(provider), ports.clock().now());
    }

    @Override
    public void delete(Caller caller, OrgId orgId, ProviderId providerId, Precondition precondition) {
        ports.gate().write(caller, AccessRequirement.of(Operation.DELETE_IDENTITY_PROVIDER, orgId), stores -> {
            IdentityProvider provider = required(stores, orgId, providerId);
            precondition.check(provider.version());
            stores.identityProviders().delete(orgId, providerId);
            onSignInEnded.accept(orgId, providerId);
            Map<String, ?> told =
                    Changes.told(provider, null, "type", provider.type().label());
            AuditEntry.of(AuditAction.IDENTITY_PROVIDER_DELETE, orgId, providerId, told)
                    .write(ports.ids(), stores, caller, ports.clock().now());
            return providerId;
        });
    }

    private static IdentityProvider required(Stores stores, OrgId orgId, ProviderId providerId) {
        Lookups.org(stores, orgId);
        return stores.identityProviders().find(orgId, providerId).orElseThrow(() -> new NotFound(KIND, providerId));
    }
}
