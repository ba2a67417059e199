package org.landlord.adapter.memory;

import org.landlord.adapter.memory.access.MemoryApiKeyStore;
import org.landlord.adapter.memory.access.MemorySessionStore;
import org.landlord.adapter.memory.audit.MemoryAuditLog;
import org.landlord.adapter.memory.audit.MemoryPlatformAuditLog;
import org.landlord.adapter.memory.billing.MemoryBillingAccountStore;
import org.landlord.adapter.memory.idempotency.MemoryIdempotencyStore;
import org.landlord.adapter.memory.identity.MemoryIdentityProviderStore;
import org.landlord.adapter.memory.quota.MemoryDenialStore;
import org.landlord.adapter.memory.quota.MemoryQuotaEventLog;
import org.landlord.adapter.memory.quota.MemoryQuotaReservationStore;
import org.landlord.adapter.memory.quota.MemoryUsageLimitStore;
import org.landlord.adapter.memory.secret.MemorySecretReferenceStore;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.adapter.memory.tenancy.MemoryOrgMemberStore;
import org.landlord.adapter.memory.tenancy.MemoryOrganizationStore;
import org.landlord.adapter.memory.tenancy.MemoryProjectStore;
import org.landlord.adapter.memory.tenancy.MemoryProjectTeamGrantStore;
import org.landlord.adapter.memory.tenancy.MemoryTeamMemberStore;
import org.landlord.adapter.memory.tenancy.MemoryTeamStore;
import org.landlord.adapter.memory.usage.MemoryUsageEventStore;
import org.landlord.adapter.memory.usage.MemoryUsageSettingsStore;
import org.landlord.adapter.memory.workflow.MemoryApprovalPolicyStore;
import org.landlord.adapter.memory.workflow.MemoryApprovalStore;
import org.landlord.adapter.memory.workflow.MemoryGatewayStore;
import org.landlord.adapter.memory.workflow.MemoryRunStore;
import org.landlord.port.out.StoredRows;
import org.landlord.port.out.Stores;
import org.landlord.port.out.access.ApiKeyStore;
import org.landlord.port.out.access.SessionStore;
import org.landlord.port.out.audit.AuditLog;
import org.landlord.port.out.audit.PlatformAuditLog;
import org.landlord.port.out.billing.BillingAccountStore;
import org.landlord.port.out.idempotency.IdempotencyStore;
import org.landlord.port.out.identity.IdentityProviderStore;
import org.landlord.port.out.quota.DenialStore;
import org.landlord.port.out.quota.QuotaEventLog;
import org.landlord.port.out.quota.QuotaReservationStore;
import org.landlord.port.out.quota.UsageLimitStore;
import org.landlord.port.out.secret.SecretReferenceStore;
import org.landlord.port.out.tenancy.OrgMemberStore;
import org.landlord.port.out.tenancy.OrganizationStore;
import org.landlord.port.out.tenancy.ProjectStore;
import org.landlord.port.out.tenancy.ProjectTeamGrantStore;
import org.landlord.port.out.tenancy.TeamMemberStore;
import org.landlord.port.out.tenancy.TeamStore;
import org.landlord.port.out.usage.UsageEventStore;
import org.landlord.port.out.usage.UsageSettingsStore;
import org.landlord.port.out.workflow.ApprovalPolicyStore;
import org.landlord.port.out.workflow.ApprovalStore;
import org.landlord.port.out.workflow.GatewayStore;
import org.landlord.port.out.workflow.RunStore;

/// The stores of one unit of work.
record MemoryStores(Transaction transaction) implements Stores {

    @Override
    public OrganizationStore organizations() {
        return new MemoryOrganizationStore(transaction.tables(), transaction);
    }

    @Override
    public OrgMemberStore orgMembers() {
        return new MemoryOrgMemberStore(transaction.tables(), transaction);
    }

    @Override
    public TeamStore teams() {
        return new MemoryTeamStore(transaction.tables(), transaction);
    }

    @Override
    public TeamMemberStore teamMembers() {
        return new MemoryTeamMemberStore(transaction.tables(), transaction);
    }

    @Override
    public ProjectStore projects() {
        return new MemoryProjectStore(transaction.tables(), transaction);
    }

    @Override
    public ProjectTeamGrantStore projectTeamGrants() {
        return new MemoryProjectTeamGrantStore(transaction.tables(), transaction);
    }

    @Override
    public BillingAccountStore billingAccounts() {
        return new MemoryBillingAccountStore(transaction.tables(), transaction);
    }

    @Override
    public IdentityProviderStore identityProviders() {
        return new MemoryIdentityProviderStore(transaction.tables(), transaction);
    }

    @Override
    public UsageEventStore usageEvents() {
        return new MemoryUsageEventStore(transaction.tables(), transaction);
    }

    @Override
    public UsageSettingsStore usageSettings() {
        return new MemoryUsageSettingsStore(transaction.tables(), transaction);
    }

    @Override
    public UsageLimitStore usageLimits() {
        return new MemoryUsageLimitStore(transaction.tables(), transaction);
    }

    @Override
    public QuotaReservationStore quotaReservations() {
        return new MemoryQuotaReservationStore(transaction.tables(), transaction);
    }

    @Override
    public QuotaEventLog quotaEvents() {
        return new MemoryQuotaEventLog(transaction.tables(), transaction);
    }

    @Override
    public DenialStore denials() {
        return new MemoryDenialStore(transaction.tables(), transaction);
    }

    @Override
    public SecretReferenceStore secretReferences() {
        return new MemorySecretReferenceStore(transaction.tables(), transaction);
    }

    @Override
    public GatewayStore gateways() {
        return new MemoryGatewayStore(transaction.tables(), transaction);
    }

    @Override
    public RunStore runs() {
        return new MemoryRunStore(transaction.tables(), transaction);
    }

    @Override
    public ApprovalStore approvals() {
        return new MemoryApprovalStore(transaction.tables(), transaction);
    }

    @Override
    public ApprovalPolicyStore approvalPolicies() {
        return new MemoryApprovalPolicyStore(transaction.tables(), transaction);
    }

    @Override
    public AuditLog auditLog() {
        return new MemoryAuditLog(transaction.tables(), transaction);
    }

    @Override
    public PlatformAuditLog platformAuditLog() {
        return new MemoryPlatformAuditLog(transaction.tables(), transaction);
    }

    @Override
    public IdempotencyStore idempotency() {
        return new MemoryIdempotencyStore(transaction.tables(), transaction);
    }

    @Override
    public ApiKeyStore apiKeys() {
        return new MemoryApiKeyStore(transaction.tables(), transaction);
    }

    @Override
    public SessionStore sessions() {
        return new MemorySessionStore(transaction.tables(), transaction);
    }

    @Override
    public StoredRows storedRows() {
        return new MemoryStoredRows();
    }
}
