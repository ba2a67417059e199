package org.landlord.adapter.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.session.Sessions;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.billing.BillingAccounts;
import org.landlord.port.in.diagnostics.Server;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.quota.Denials;
import org.landlord.port.in.quota.QuotaEvents;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.QuotaStatuses;
import org.landlord.port.in.quota.UsageLimits;
import org.landlord.port.in.secret.SecretReferences;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.ListOrganizations;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.Teams;
import org.landlord.port.in.tenancy.UpdateOrganization;
import org.landlord.port.in.usage.CloudEvents;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.in.usage.UsageConfiguration;
import org.landlord.port.in.workflow.Gateways;
import org.landlord.port.in.workflow.Runs;
import org.landlord.port.in.workflow.Workflows;
import org.landlord.port.in.workflow.approval.ApprovalPolicies;
import org.landlord.port.in.workflow.approval.Approvals;

/// Knows organizations, and what a test gives it, and remembers what it was asked. What the commands of the CLI
/// do against the real thing is tested where the real thing is.
final class RecordingLandlord implements Landlord, Organizations {

    static final OrgId ACME = new OrgId("org_acme");

    final List<Object> asked = new ArrayList<>();
    RuntimeException onList = new UnsupportedOperationException("no list was expected");

    @Nullable
    Usage usage;

    @Nullable
    UsageConfiguration usageConfiguration;

    @Nullable
    UsageLimits usageLimits;

    @Nullable
    QuotaReservations quotaReservations;

    @Nullable
    QuotaEvents quotaEvents;

    @Nullable
    Denials denials;

    @Nullable
    QuotaStatuses quotaStatuses;

    @Nullable
    IdentityProviders identityProviders;

    @Nullable
    ApiKeys apiKeys;

    @Nullable
    Sessions sessions;

    @Nullable
    Access access;

    @Nullable
    Server server;

    @Nullable
    AuditTrail auditTrail;

    @Nullable
    Gateways gateways;

    @Nullable
    Workflows workflows;

    @Nullable
    Runs runs;

    @Nullable
    Approvals approvals;

    @Nullable
    ApprovalPolicies approvalPolicies;

    @Nullable
    Page<Organization> organizations;

    @Override
    public Organizations organizations() {
        return this;
    }

    @Override
    public Organization create(Caller caller, CreateOrganization command) {
        asked.add(caller);
        asked.add(command);
        return new Organization(ACME, command.slug(), command.name(), command.metadata(), Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public void delete(Caller caller, OrgId orgId, Precondition precondition) {
        asked.add(orgId);
    }

    @Override
    public Organization get(Caller caller, OrgId orgId) {
        throw new NotFound("org", orgId);
    }

    @Override
    public Page<Organization> list(Caller caller, ListOrganizations query, PageRequest page) {
        if (organizations != null) {
            return organizations;
        }
        throw onList;
    }

    @Override
    public OrgId resolve(Caller caller, OrgId reference) {
        if (reference.value().equals("slug:acme")) {
            return ACME;
        }
        throw new NotFound("org", reference);
    }

    @Override
    public Organization update(Caller caller, UpdateOrganization command) {
        throw unexpected();
    }

    @Override
    public Page<OrgMember> listMembers(Caller caller, OrgId orgId, @Nullable OrgRole role, PageRequest page) {
        throw unexpected();
    }

    @Override
    public OrgMember getMember(Caller caller, OrgId orgId, UserId userId) {
        asked.add(userId);
        throw new NotFound("org_member", userId);
    }

    @Override
    public Upserted<OrgMember> putMember(Caller caller, PutOrgMember command) {
        throw unexpected();
    }

    @Override
    public void removeMember(Caller caller, OrgId orgId, UserId userId, Precondition precondition) {
        throw unexpected();
    }

    @Override
    public Teams teams() {
        throw unexpected();
    }

    @Override
    public Projects projects() {
        throw unexpected();
    }

    @Override
    public BillingAccounts billingAccounts() {
        throw unexpected();
    }

    @Override
    public IdentityProviders identityProviders() {
        return given(identityProviders);
    }

    @Override
    public Usage usage() {
        return given(usage);
    }

    @Override
    public CloudEvents cloudEvents() {
        throw unexpected();
    }

    @Override
    public UsageConfiguration usageConfiguration() {
        return given(usageConfiguration);
    }

    @Override
    public UsageLimits usageLimits() {
        return given(usageLimits);
    }

    @Override
    public QuotaReservations quotaReservations() {
        return given(quotaReservations);
    }

    @Override
    public Denials denials() {
        return given(denials);
    }

    @Override
    public QuotaEvents quotaEvents() {
        return given(quotaEvents);
    }

    @Override
    public QuotaStatuses quotaStatuses() {
        return given(quotaStatuses);
    }

    @Override
    public SecretReferences secretReferences() {
        throw unexpected();
    }

    @Override
    public Gateways gateways() {
        return given(gateways);
    }

    @Override
    public Workflows workflows() {
        return given(workflows);
    }

    @Override
    public Runs runs() {
        return given(runs);
    }

    @Override
    public Approvals approvals() {
        return given(approvals);
    }

    @Override
    public ApprovalPolicies approvalPolicies() {
        return given(approvalPolicies);
    }

    @Override
    public AuditTrail auditTrail() {
        return given(auditTrail);
    }

    @Override
    public Sessions sessions() {
        return given(sessions);
    }

    @Override
    public ApiKeys apiKeys() {
        return given(apiKeys);
    }

    @Override
    public Access access() {
        return given(access);
    }

    @Override
    public Server server() {
        return given(server);
    }

    private static <T> T given(@Nullable T feature) {
        if (feature == null) {
            throw unexpected();
        }
        return feature;
    }

    private static RuntimeException unexpected() {
        return new UnsupportedOperationException("the test gave no such thing");
    }
}
