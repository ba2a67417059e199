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

/// Everything that is known of an organization at one instant, with the audit events of a window: one consistent
/// picture, however long the reading takes. Left out are the usage events themselves, which are summed up and can be
/// listed, and what is a secret: of API keys and secrets there is what they are for, never what lets in.
///
/// The lists may be longer than memory: each is read piece by piece while it is walked. Walk each at most once, in
/// the order of the components, and inside the call that handed the export out.
///
/// @param exportedAt when it was made
/// @param org the organization
/// @param members its members, by user id
/// @param projects its projects, by slug
/// @param teams its teams, by slug
/// @param billing how it pays, if it said so
/// @param identityProviders where its people sign in, by provider id
/// @param usage the summary of the window
/// @param usageSettings how its usage is taken in
/// @param usageLimits what it may use, in the order of their keys
/// @param quotaReservations what is and was held against limits, by reservation id, as it stood at `exportedAt`
/// @param secretRefs where its secrets live, by name
/// @param apiKeys what its programs get in with, by key id; revoked ones too
/// @param quotaEvents which thresholds of its limits were crossed in the window, by sequence
/// @param auditEvents the events of the window, by time and sequence
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

    /// A team with all that hangs on it.
    ///
    /// @param team the team
    /// @param members its members, by user id
    /// @param grants the projects it gets at, by project id
    public record TeamExport(Team team, Iterable<TeamMember> members, Iterable<ProjectTeamGrant> grants) {}
}
