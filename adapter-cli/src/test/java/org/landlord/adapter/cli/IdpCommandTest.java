package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Caller;
import org.landlord.domain.identity.CertificateStatus;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderAspect;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.ProviderFinding;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderTest;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.identity.ListPlatformIdentityProviders;
import org.landlord.port.in.identity.PutIdentityProvider;

class IdpCommandTest {

    private static final OrgId ORG = RecordingLandlord.ACME;
    private static final Instant END = Instant.parse("2026-11-28T00:00:00Z");
    private static final String DETAIL = "The certificate expires at 2026-11-28T00:00:00.000Z, in 6 days.";

    private final Cli cli = new Cli();
    private final List<Object> asked = new ArrayList<>();
    private List<IdentityProviderView> providers = List.of();
    private List<ProviderFinding> findings = List.of();

    @BeforeEach
    void connect() {
        cli.landlord.identityProviders = new Providers();
    }

    @Test
    @DisplayName("a list warns of certificates that expire soon, once each, and shows all of them")
    void list() {
        providers = List.of(
                view("idp_soon", "active", CertificateStatus.EXPIRING, END, DETAIL),
                view("idp_good", "active", CertificateStatus.VALID, END, null),
                view("idp_off", "off", CertificateStatus.EXPIRING, END, DETAIL),
                view("idp_none", "active", CertificateStatus.UNREADABLE, null, "The certificate cannot be read: x."));

        assertThat(cli.run("idp", "list", "--org", "org_acme", "-o", "ndjson")).isZero();

        assertThat(cli.err()).isEqualTo("landlord: warning: identity provider idp_soon of org_acme: " + DETAIL + "\n");
        assertThat(cli.out()).contains("""
                "certificate":{"status":"expiring","notAfter":"2026-11-28T00:00:00.000Z",\
                "notBefore":"2025-11-28T00:00:00.000Z","subject":"CN=acme","fingerprint":"AB:CD","detail":"%s"}\
                """.formatted(DETAIL)).contains("\"status\":\"unreadable\",\"notAfter\":null");
        assertThat(asked).containsExactly(ORG);
    }

    @Test
    @DisplayName("one provider is shown with its warning; without a certificate the field is empty")
    void get() {
        providers = List.of(view("idp", "active", CertificateStatus.EXPIRED, END, "The certificate expired."));
        assertThat(cli.run("idp", "get", "idp", "--org", "org_acme", "-o", "table"))
                .isZero();
        assertThat(cli.err()).contains("identity provider idp of org_acme: The certificate expired.");
        assertThat(cli.out()).contains("certificate.status", "expired");

        providers = List.of(new IdentityProviderView(provider("oidc", "active"), null));
        assertThat(cli.run("idp", "get", "oidc", "--org", "org_acme", "-o", "json"))
                .isZero();
        assertThat(cli.out()).contains("\"certificate\": null");
    }

    @Test
    @DisplayName("providers of all organizations are filtered by the time until their certificates expire")
    void listAll() {
        cli.on(Map.of("LANDLORD_ORG", "org_acme"));

        assertThat(cli.run("idp", "list", "--all-orgs", "--certificate-expires-in", "30d", "--status", "active"))
                .isZero();

        ListPlatformIdentityProviders query = (ListPlatformIdentityProviders) asked.getFirst();
        assertThat(query.status()).isEqualTo(new Label("active"));
        assertThat(query.certificateExpiresBefore())
                .isCloseTo(Instant.now().plus(Duration.ofDays(30)), within(1, ChronoUnit.MINUTES));
        assertThat(asked).hasSize(2).allMatch(query::equals, "the same filter for both pages");
    }

    @Test
    @DisplayName("the filter of certificates is for all organizations, and an organization is required otherwise")
    void invalid() {
        assertThat(cli.run("idp", "list", "--org", "org_acme", "--certificate-expires-in", "30d"))
                .isEqualTo(2);
        assertThat(cli.run("idp", "list")).isEqualTo(2);
        assertThat(cli.err()).contains("--certificate-expires-in requires --all-orgs", "--org=ORG or --all-orgs");
    }

    @Test
    @DisplayName("a test prints its findings, and exits with 7 if there is a problem")
    void tested() {
        findings = List.of(ProviderFinding.ok(ProviderAspect.STATUS, "The provider is active."));
        assertThat(cli.run("idp", "test", "idp_okta", "--org", "org_acme")).isZero();
        assertThat(cli.out()).contains("status", "ok", "The provider is active.");

        findings = List.of(ProviderFinding.problem(ProviderAspect.KEYS, "The provider has no signing key."));
        assertThat(cli.run("idp", "test", "idp_okta", "--org", "org_acme")).isEqualTo(7);
        assertThat(cli.out()).contains("keys", "problem", "The provider has no signing key.");
        assertThat(asked).containsExactly(new ProviderId("idp_okta"), new ProviderId("idp_okta"));
    }

    private static IdentityProviderView view(
            String id, String status, CertificateStatus certificate, @Nullable Instant end, @Nullable String detail) {
        return new IdentityProviderView(
                provider(id, status),
                end == null
                        ? new ProviderCertificate(certificate, null, null, null, null, detail)
                        : new ProviderCertificate(
                                certificate, "CN=acme", "AB:CD", END.minus(Duration.ofDays(365)), end, detail));
    }

    private static IdentityProvider provider(String id, String status) {
        return new IdentityProvider(
                ORG,
                new ProviderId(id),
                ProviderType.SAML,
                new Reference("https://id.example"),
                null,
                null,
                null,
                null,
                new Label(status),
                Metadata.empty(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private final class Providers implements IdentityProviders {

        @Override
        public Page<IdentityProviderView> list(Caller caller, OrgId orgId, @Nullable Label status, PageRequest page) {
            asked.add(orgId);
            return new Page<>(providers, null);
        }

        @Override
        public Page<IdentityProviderView> listAll(
                Caller caller, ListPlatformIdentityProviders query, PageRequest page) {
            asked.add(query);
            return new Page<>(providers, page.cursor() == null ? "next" : null);
        }

        @Override
        public IdentityProviderView get(Caller caller, OrgId orgId, ProviderId providerId) {
            return Objects.requireNonNull(providers.getFirst());
        }

        @Override
        public IdentityProviderView create(Caller caller, CreateIdentityProvider command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Upserted<IdentityProviderView> put(Caller caller, PutIdentityProvider command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProviderTest test(Caller caller, OrgId orgId, ProviderId providerId) {
            asked.add(providerId);
            return new ProviderTest(orgId, providerId, findings, Instant.EPOCH);
        }

        @Override
        public void delete(Caller caller, OrgId orgId, ProviderId providerId, Precondition precondition) {
            throw new UnsupportedOperationException();
        }
    }
}
