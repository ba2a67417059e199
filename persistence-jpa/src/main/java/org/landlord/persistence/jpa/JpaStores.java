package org.landlord.persistence.jpa;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.landlord.persistence.jpa.unit.TransactionHooks;
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

/// All stores: repositories of this module, and the usage ledger of the adapter. Not injectable as
/// [Stores], which only units of work provide.
@Singleton
@Typed(JpaStores.class)
public record JpaStores(
        OrganizationStore organizations,
        OrgMemberStore orgMembers,
        TeamStore teams,
        TeamMemberStore teamMembers,
        ProjectStore projects,
        ProjectTeamGrantStore projectTeamGrants,
        BillingAccountStore billingAccounts,
        IdentityProviderStore identityProviders,
        UsageEventStore usageEvents,
        UsageSettingsStore usageSettings,
        UsageLimitStore usageLimits,
        QuotaReservationStore quotaReservations,
        QuotaEventLog quotaEvents,
        DenialStore denials,
        SecretReferenceStore secretReferences,
        GatewayStore gateways,
        RunStore runs,
        ApprovalStore approvals,
        ApprovalPolicyStore approvalPolicies,
        AuditLog auditLog,
        PlatformAuditLog platformAuditLog,
        IdempotencyStore idempotency,
        ApiKeyStore apiKeys,
        SessionStore sessions,
        StoredRows storedRows,
        TransactionHooks transaction)
        implements Stores {

    @Override
    public Instant notBefore() {
        return transaction.notBefore();
    }
}
