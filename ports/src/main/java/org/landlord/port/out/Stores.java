package org.landlord.port.out;

import java.time.Instant;
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

/// The stores of a unit of work. Valid within that unit of work and on its thread only.
///
/// For all stores: a row without its parent is refused with [org.landlord.domain.failure.Conflict],
/// and so is deleting a row that others refer to, unless they are deleted with it. Lists are in the
/// order that the store states; `after` is the key of the last row of the page before (null for the
/// beginning), `limit` the maximum number of rows. Text is ordered by code point.
public interface Stores {

    /// The earliest time that a recording of this unit may have: by the clock of the storage, if several
    /// processes with their own clocks write. Later than every instant that [UnitOfWork#awaitWriters] has
    /// waited for in this scope.
    default Instant notBefore() {
        return Instant.EPOCH;
    }

    OrganizationStore organizations();

    OrgMemberStore orgMembers();

    TeamStore teams();

    TeamMemberStore teamMembers();

    ProjectStore projects();

    ProjectTeamGrantStore projectTeamGrants();

    BillingAccountStore billingAccounts();

    IdentityProviderStore identityProviders();

    UsageEventStore usageEvents();

    UsageSettingsStore usageSettings();

    UsageLimitStore usageLimits();

    QuotaReservationStore quotaReservations();

    QuotaEventLog quotaEvents();

    DenialStore denials();

    SecretReferenceStore secretReferences();

    GatewayStore gateways();

    RunStore runs();

    ApprovalStore approvals();

    ApprovalPolicyStore approvalPolicies();

    AuditLog auditLog();

    PlatformAuditLog platformAuditLog();

    IdempotencyStore idempotency();

    ApiKeyStore apiKeys();

    SessionStore sessions();

    StoredRows storedRows();
}
