package org.landlord.port.in.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.billing.BillingAccount;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.quota.ReservationView;

/// The state of an organization at one instant, with the audit events of a window. Consistent, however long
/// reading it takes. It does not contain usage events, which are summarized and can be listed, or secrets: of
/// API keys and secret references it contains the description.
///
/// The lists may be larger than memory: each is read in pages while it is iterated. Iterate each at most
/// once, in the order of the components, and within the call that provides the export.
///
/// @param members by user id
/// @param projects by slug
/// @param teams by slug
/// @param billing null if there is no billing account
/// @param identityProviders by provider id
/// @param usage the summary of the window
/// @param usageLimits in the order of their keys
/// @param quotaReservations by reservation id, as of `exportedAt`
/// @param secretRefs by name
/// @param apiKeys by key id, including revoked ones
/// @param quotaEvents of the window, by sequence
/// @param auditEvents of the window, by time and sequence
public record AuditExport(
        Instant exportedAt,
        Organization org,
        Iterable<OrgMember> members,
        Iterable<Project> projects,
        Iterable<TeamExport> teams,
        @Nullable BillingAccount billing,
        Iterable<IdentityProvider> identityProviders,
        Iterable<UsageTotal> usage,
        UsageSettings usageSettings,
        Iterable<UsageLimit> usageLimits,
        Iterable<ReservationView> quotaReservations,
        Iterable<SecretReference> secretRefs,
        Iterable<ApiKey> apiKeys,
        Iterable<QuotaEvent> quotaEvents,
        Iterable<AuditEvent> auditEvents) {

    /// A team with its members by user id, and its grants by project id.
    public record TeamExport(Team team, Iterable<TeamMember> members, Iterable<ProjectTeamGrant> grants) {}
}
