package org.landlord.port.contracts.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.audit.AuditFormat;
import org.landlord.port.in.audit.ExportAudit;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.usage.RecordUsage;

/// The life cycle of one tenant, across all features.
public abstract class SeedWalkContract extends InboundContract {

    private static final ProjectId PROJECT = new ProjectId("project_app");
    private static final Label RUNTIME = new Label("agent_runtime_ms");
    private static final Label MS = new Label("ms");

    @Test
    void a_tenant_is_created_used_checked_exported_and_deleted() {
        OrgId orgId = new OrgId(unique("org_acme"));
        LimitKey limit = new LimitKey(orgId, PROJECT, RUNTIME, MS, Period.MONTHLY);
        seed(orgId, limit);

        QuotaCheck check = landlord().usageLimits().check(caller(), new CheckUsageLimit(limit, null, null));

        assertThat(check.usedQuantity()).isEqualTo(QuantitySum.of(42_000));
        assertThat(check.remainingQuantity()).isEqualTo(Quantity.of(9_958_000));
        assertThat(check.exceeded()).isFalse();
        assertThat(exportedActions(orgId))
                .containsExactly(
                        "org.create",
                        "project.create",
                        "usage_limit.upsert",
                        "identity_provider.upsert",
                        "secret_ref.upsert",
                        "audit.export");

        landlord().organizations().delete(caller(), orgId, NONE);

        assertNotFound("org", orgId, () -> exportedActions(orgId));
        assertThat(all(page -> landlord().auditTrail().listPlatform(caller(), page)))
                .extracting(event -> event.action() + " " + event.targetId())
                .contains("org.delete " + orgId);
    }

    private void seed(OrgId orgId, LimitKey limit) {
        landlord()
                .organizations()
                .create(
                        caller(),
                        new CreateOrganization(orgId, new Slug(unique("acme")), new Name("Acme"), Metadata.empty()));
        landlord()
                .projects()
                .create(
                        caller(),
                        new CreateProject(orgId, PROJECT, new Slug("app"), new Name("App"), Metadata.empty()));
        landlord()
                .usage()
                .record(
                        caller(),
                        orgId,
                        new RecordUsage(
                                null,
                                PROJECT,
                                new RunId("run_123"),
                                RUNTIME,
                                Quantity.of(42_000),
                                MS,
                                null,
                                Metadata.empty()));
        landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(limit, Quantity.of(10_000_000), null, null, null, NONE));
        IdentityProviderSettings okta = new IdentityProviderSettings(
                ProviderType.SAML,
                new Reference("https://acme.okta.example/saml"),
                null,
                new Reference("vault://identity/acme-okta-cert"),
                null,
                null,
                null,
                Metadata.empty());
        landlord()
                .identityProviders()
                .create(caller(), new CreateIdentityProvider(orgId, new ProviderId("idp_okta"), okta));
        landlord()
                .secretReferences()
                .put(
                        caller(),
                        new PutSecretReference(
                                new SecretKey(orgId, PROJECT, new SecretName("deploy-token")),
                                new Label("aws-secrets-manager"),
                                new Reference("arn:aws:secretsmanager:eu-west-1:123456789012:secret:deploy-token"),
                                null,
                                null,
                                NONE));
    }

    private List<String> exportedActions(OrgId orgId) {
        return landlord()
                .auditTrail()
                .export(caller(), new ExportAudit(orgId, Window.always(), AuditFormat.JSON), export -> {
                    List<String> actions = new ArrayList<>();
                    for (AuditEvent event : export.auditEvents()) {
                        actions.add(event.action().value());
                    }
                    return actions;
                });
    }
}
