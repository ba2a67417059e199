package org.landlord.port.contracts.in.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertDuplicate;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderAspect;
import org.landlord.domain.identity.ProviderFinding;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderTest;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.PutIdentityProvider;

/// The contract of [IdentityProviders].
public abstract class IdentityProvidersContract extends InboundContract {

    private static final ProviderId OKTA = new ProviderId("idp_okta");

    @Test
    void a_created_provider_is_returned_stored_and_audited() {
        OrgId orgId = newOrg().orgId();
        IdentityProviderSettings full = new IdentityProviderSettings(
                ProviderType.OIDC,
                new Reference("https://id.example.com"),
                new Reference("https://id.example.com/sso"),
                new Reference("vault://identity/cert"),
                new Label("landlord"),
                new Label("https://api.example.com/"),
                new Label("draft"),
                metadata("since", number("2020")));

        assertAudited(
                orgId,
                () -> create(orgId, OKTA, full),
                new Audited(
                        AuditAction.IDENTITY_PROVIDER_UPSERT,
                        OKTA,
                        null,
                        Tells.of("type", "oidc", "status", "draft")
                                .made("type", "oidc")
                                .made("issuer", full.issuer().value())
                                .made(
                                        "ssoUrl",
                                        Objects.requireNonNull(full.ssoUrl()).value())
                                .made("certificateRef", "vault://identity/cert")
                                .made("clientId", "landlord")
                                .made("audience", "https://api.example.com/")
                                .made("status", "draft")
                                .made("metadata", Map.of("since", number("2020")))));

        IdentityProvider stored = get(orgId, OKTA);
        assertThat(stored)
                .isEqualTo(new IdentityProvider(
                        orgId,
                        OKTA,
                        ProviderType.OIDC,
                        full.issuer(),
                        full.ssoUrl(),
                        full.certificateRef(),
                        full.clientId(),
                        full.audience(),
                        new Label("draft"),
                        full.metadata(),
                        stored.createdAt(),
                        stored.createdAt()));
    }

    @Test
    void a_provider_without_id_and_status_gets_a_prefixed_ulid_and_is_active() {
        IdentityProvider made = create(newOrg().orgId(), null, saml(null));

        assertThat(made.providerId().value()).matches("idp_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(made.status()).isEqualTo(new Label("active"));
        assertThat(made.ssoUrl()).isNull();
        assertThat(made.clientId()).isNull();
        assertThat(made.audience()).isNull();
    }

    @Test
    void a_taken_id_is_refused_and_the_existing_entity_stays() {
        OrgId orgId = newOrg().orgId();
        IdentityProvider first = create(orgId, OKTA, saml(null));

        assertNotAudited(
                orgId,
                () -> assertDuplicate(
                        "identity_provider", "providerId", OKTA, () -> create(orgId, OKTA, saml("draft"))));

        assertThat(list(orgId, null)).containsExactly(first);
    }

    @Test
    void a_provider_put_twice_is_one_provider_with_the_first_date() {
        OrgId orgId = newOrg().orgId();

        Upserted<IdentityProvider> first = put(orgId, OKTA, saml("draft"), NONE);
        Upserted<IdentityProvider> second = put(orgId, OKTA, saml(null), NONE);

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.value().status()).isEqualTo(new Label("active"));
        assertThat(second.value().createdAt()).isEqualTo(first.value().createdAt());
        assertThat(second.value().updatedAt()).isAfterOrEqualTo(first.value().updatedAt());
        assertThat(list(orgId, null)).containsExactly(second.value());
    }

    @Test
    void the_same_provider_again_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        IdentityProvider first = put(orgId, OKTA, saml("active"), NONE).value();

        assertNotAudited(orgId, () -> {
            Upserted<IdentityProvider> again = put(orgId, OKTA, saml(null), matching(first.version()));
            assertThat(again.created()).isFalse();
            assertThat(again.value()).isEqualTo(first);
        });

        assertThat(get(orgId, OKTA)).isEqualTo(first);
    }

    @Test
    void the_same_provider_with_numbers_written_differently_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        IdentityProvider first =
                put(orgId, OKTA, numbered(BigDecimal.ONE), NONE).value();

        assertNotAudited(
                orgId,
                () -> assertThat(put(orgId, OKTA, numbered(new BigDecimal("1.0")), matching(first.version()))
                                .value())
                        .isEqualTo(first));

        assertThat(get(orgId, OKTA)).isEqualTo(first);
    }

    private static IdentityProviderSettings numbered(BigDecimal number) {
        return new IdentityProviderSettings(
                ProviderType.SAML,
                new Reference("urn:okta:acme"),
                null,
                null,
                null,
                null,
                null,
                Metadata.of(Map.of("n", number)));
    }

    @Test
    void each_put_and_delete_is_audited() {
        OrgId orgId = newOrg().orgId();

        assertAudited(
                orgId,
                () -> {
                    put(orgId, OKTA, saml(null), NONE);
                    put(orgId, OKTA, saml("disabled"), NONE);
                    delete(orgId, NONE);
                },
                new Audited(
                        AuditAction.IDENTITY_PROVIDER_UPSERT,
                        OKTA,
                        null,
                        Tells.of("type", "saml", "status", "active")
                                .made("type", "saml")
                                .made("issuer", "urn:okta:acme")
                                .made("certificateRef", "vault://identity/acme-okta-cert")
                                .made("status", "active")),
                new Audited(
                        AuditAction.IDENTITY_PROVIDER_UPSERT,
                        OKTA,
                        null,
                        Tells.of("type", "saml", "status", "disabled").changed("status", "active", "disabled")),
                new Audited(
                        AuditAction.IDENTITY_PROVIDER_DELETE,
                        OKTA,
                        null,
                        Tells.of("type", "saml")
                                .gone("type", "saml")
                                .gone("issuer", "urn:okta:acme")
                                .gone("certificateRef", "vault://identity/acme-okta-cert")
                                .gone("status", "disabled")));
    }

    @Test
    void providers_are_listed_by_id_and_can_be_filtered_by_status() {
        OrgId orgId = newOrg().orgId();
        put(orgId, new ProviderId("b"), saml(null), NONE);
        put(orgId, new ProviderId("a"), saml("draft"), NONE);
        put(orgId, new ProviderId("C"), saml(null), NONE);

        assertThat(list(orgId, null)).extracting(p -> p.providerId().value()).containsExactly("C", "a", "b");
        assertThat(list(orgId, new Label("active")))
                .extracting(p -> p.providerId().value())
                .containsExactly("C", "b");
        assertThat(list(orgId, new Label("none such"))).isEmpty();
    }

    @Test
    void a_put_with_another_version_is_refused() {
        OrgId orgId = newOrg().orgId();
        assertPreconditionFailed(() -> put(orgId, OKTA, saml(null), new Precondition.Exists()));
        assertPreconditionFailed(() -> put(orgId, OKTA, saml(null), STALE));
        assertThat(list(orgId, null)).isEmpty();
        IdentityProvider first = put(orgId, OKTA, saml(null), NONE).value();

        assertNotAudited(orgId, () -> assertPreconditionFailed(() -> put(orgId, OKTA, saml("draft"), STALE)));
        assertThat(get(orgId, OKTA)).isEqualTo(first);

        put(orgId, OKTA, saml("draft"), matching(first.version()));
        assertThat(get(orgId, OKTA).status()).isEqualTo(new Label("draft"));
    }

    @Test
    void a_deleted_provider_is_not_found_and_cannot_be_deleted_again() {
        OrgId orgId = newOrg().orgId();
        IdentityProvider provider = create(orgId, OKTA, saml(null));

        assertNotAudited(orgId, () -> assertPreconditionFailed(() -> delete(orgId, STALE)));
        assertThat(get(orgId, OKTA)).isEqualTo(provider);
        delete(orgId, matching(provider.version()));

        assertNotFound("identity_provider", OKTA, () -> get(orgId, OKTA));
        assertNotAudited(orgId, () -> assertNotFound("identity_provider", OKTA, () -> delete(orgId, NONE)));
    }

    @Test
    void a_test_says_what_is_wrong_and_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        create(orgId, OKTA, saml("draft"));

        assertNotAudited(orgId, () -> {
            ProviderTest test = landlord().identityProviders().test(caller(), orgId, OKTA);
            assertThat(test.orgId()).isEqualTo(orgId);
            assertThat(test.providerId()).isEqualTo(OKTA);
            assertThat(test.outcome()).isEqualTo(Outcome.PROBLEM);
            assertThat(test.findings())
                    .extracting(ProviderFinding::aspect)
                    .containsExactly(
                            ProviderAspect.STATUS,
                            ProviderAspect.CLIENT_ID,
                            ProviderAspect.SSO_URL,
                            ProviderAspect.CERTIFICATE);
            assertThat(test.findings())
                    .allMatch(finding -> finding.outcome() == Outcome.PROBLEM
                            && finding.detail().endsWith("."));
        });
    }

    @Test
    void a_provider_of_another_organization_is_not_found() {
        OrgId orgId = newOrg().orgId();
        create(newOrg().orgId(), OKTA, saml(null));

        assertNotFound("identity_provider", OKTA, () -> get(orgId, OKTA));
        assertNotFound(
                "identity_provider", OKTA, () -> landlord().identityProviders().test(caller(), orgId, OKTA));
        assertNotFound("identity_provider", OKTA, () -> delete(orgId, NONE));
        assertThat(list(orgId, null)).isEmpty();
    }

    @Test
    void providers_of_a_missing_organization_are_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> create(orgId, null, saml(null)));
        assertNotFound("org", orgId, () -> put(orgId, OKTA, saml(null), NONE));
        assertNotFound("org", orgId, () -> list(orgId, null));
        assertNotFound("org", orgId, () -> get(orgId, OKTA));
        assertNotFound("org", orgId, () -> landlord().identityProviders().test(caller(), orgId, OKTA));
        assertNotFound("org", orgId, () -> delete(orgId, NONE));
    }

    @Test
    void a_private_key_in_place_of_a_certificate_reference_is_refused() {
        assertInvalid(() -> new Reference("-----BEGIN RSA PRIVATE KEY-----\nMIIEow"), "");
    }

    @Test
    void givenUrlsWithAUserName_whenAProviderIsCreatedOrPut_thenEachIsReportedAndNothingIsStored() {
        OrgId orgId = newOrg().orgId();
        IdentityProviderSettings telling =
                at(new Reference("https://ada@id.example/realm"), new Reference("https://id.example/sso?token=abc"));
        IdentityProviderSettings silent = at(
                new Reference("https://id.example/realm"), new Reference("https://id.example/sso?as=ada@id.example"));

        assertNotAudited(orgId, () -> assertInvalid(() -> create(orgId, OKTA, telling), "/issuer", "/ssoUrl"));
        assertNotAudited(orgId, () -> assertInvalid(() -> put(orgId, OKTA, telling, NONE), "/issuer", "/ssoUrl"));

        assertThat(list(orgId, null)).isEmpty();
        assertThat(create(orgId, OKTA, silent).ssoUrl()).isEqualTo(silent.ssoUrl());
    }

    @Test
    void givenACertificateReferenceWithACredential_whenAProviderIsPut_thenItIsReportedAndNothingIsStored() {
        OrgId orgId = newOrg().orgId();
        IdentityProviderSettings telling = new IdentityProviderSettings(
                ProviderType.SAML,
                new Reference("urn:okta:acme"),
                null,
                new Reference("https://vault.example/cert?token=abc"),
                null,
                null,
                null,
                Metadata.empty());

        assertNotAudited(orgId, () -> assertInvalid(() -> put(orgId, OKTA, telling, NONE), "/certificateRef"));
        assertThat(list(orgId, null)).isEmpty();
    }

    private static IdentityProviderSettings at(Reference issuer, Reference ssoUrl) {
        return new IdentityProviderSettings(
                ProviderType.OIDC, issuer, ssoUrl, null, new Label("landlord"), null, null, Metadata.empty());
    }

    private static IdentityProviderSettings saml(@Nullable String status) {
        return new IdentityProviderSettings(
                ProviderType.SAML,
                new Reference("urn:okta:acme"),
                null,
                new Reference("vault://identity/acme-okta-cert"),
                null,
                null,
                status == null ? null : new Label(status),
                Metadata.empty());
    }

    private IdentityProvider create(OrgId orgId, @Nullable ProviderId providerId, IdentityProviderSettings settings) {
        return landlord()
                .identityProviders()
                .create(caller(), new CreateIdentityProvider(orgId, providerId, settings))
                .provider();
    }

    private Upserted<IdentityProvider> put(
            OrgId orgId, ProviderId providerId, IdentityProviderSettings settings, Precondition precondition) {
        Upserted<IdentityProviderView> stored = landlord()
                .identityProviders()
                .put(caller(), new PutIdentityProvider(orgId, providerId, settings, precondition));
        return new Upserted<>(stored.value().provider(), stored.created());
    }

    private IdentityProvider get(OrgId orgId, ProviderId providerId) {
        return landlord().identityProviders().get(caller(), orgId, providerId).provider();
    }

    private List<IdentityProvider> list(OrgId orgId, @Nullable Label status) {
        return all(page -> landlord().identityProviders().list(caller(), orgId, status, page)).stream()
                .map(IdentityProviderView::provider)
                .toList();
    }

    private void delete(OrgId orgId, Precondition precondition) {
        landlord().identityProviders().delete(caller(), orgId, OKTA, precondition);
    }
}
