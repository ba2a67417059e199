package org.landlord.port.contracts.in;

import org.junit.jupiter.api.Nested;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.session.SessionId;
import org.landlord.port.contracts.in.access.ApiKeysContract;
import org.landlord.port.contracts.in.access.SessionsContract;
import org.landlord.port.contracts.in.audit.AuditExportContract;
import org.landlord.port.contracts.in.audit.AuditSearchContract;
import org.landlord.port.contracts.in.audit.AuditTrailContract;
import org.landlord.port.contracts.in.audit.EveryChangeIsToldContract;
import org.landlord.port.contracts.in.billing.BillingAccountsContract;
import org.landlord.port.contracts.in.identity.IdentityProvidersContract;
import org.landlord.port.contracts.in.identity.ProviderCertificatesContract;
import org.landlord.port.contracts.in.quota.ApplicableLimitsContract;
import org.landlord.port.contracts.in.quota.BackdatingContract;
import org.landlord.port.contracts.in.quota.DenialsContract;
import org.landlord.port.contracts.in.quota.DryRunsContract;
import org.landlord.port.contracts.in.quota.HardLimitRacesContract;
import org.landlord.port.contracts.in.quota.HardLimitsContract;
import org.landlord.port.contracts.in.quota.LimitChecksContract;
import org.landlord.port.contracts.in.quota.PeriodsContract;
import org.landlord.port.contracts.in.quota.QuotaStatusContract;
import org.landlord.port.contracts.in.quota.ReservationExtensionsContract;
import org.landlord.port.contracts.in.quota.ReservationsContract;
import org.landlord.port.contracts.in.quota.ReservedQuantitiesContract;
import org.landlord.port.contracts.in.quota.ShortagesContract;
import org.landlord.port.contracts.in.quota.ThresholdsContract;
import org.landlord.port.contracts.in.quota.UnitWarningsContract;
import org.landlord.port.contracts.in.quota.UsageLimitsContract;
import org.landlord.port.contracts.in.secret.SecretReferencesContract;
import org.landlord.port.contracts.in.tenancy.OrgDeletionContract;
import org.landlord.port.contracts.in.tenancy.OrgMembersContract;
import org.landlord.port.contracts.in.tenancy.OrganizationsContract;
import org.landlord.port.contracts.in.tenancy.ProjectTeamsContract;
import org.landlord.port.contracts.in.tenancy.ProjectsContract;
import org.landlord.port.contracts.in.tenancy.TeamMembersContract;
import org.landlord.port.contracts.in.tenancy.TeamsContract;
import org.landlord.port.contracts.in.usage.CloudEventIdentityContract;
import org.landlord.port.contracts.in.usage.CloudEventsContract;
import org.landlord.port.contracts.in.usage.RecordedUsageContract;
import org.landlord.port.contracts.in.usage.UsageBatchContract;
import org.landlord.port.contracts.in.usage.UsageContract;
import org.landlord.port.contracts.in.usage.UsageSettingsContract;
import org.landlord.port.contracts.in.usage.UsageSummaryContract;
import org.landlord.port.contracts.in.usage.VoidingContract;
import org.landlord.port.contracts.in.workflow.ApprovalPoliciesContract;
import org.landlord.port.contracts.in.workflow.GatewaysContract;
import org.landlord.port.in.Landlord;

/// All contracts of `port.in` as nested classes of one class to extend.
public abstract class EveryInboundContract {

    /// The implementation under test; called by every test.
    protected abstract Landlord landlord();

    /// See [SessionsContract#signIn].
    protected abstract SessionId signIn(ApiKeyToken key);

    /// See [ConcurrencyContract].
    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [PagingContract].
    @Nested
    class Paging extends PagingContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [PreconditionsContract].
    @Nested
    class Preconditions extends PreconditionsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [SeedWalkContract].
    @Nested
    class SeedWalk extends SeedWalkContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [TenantsApartContract].
    @Nested
    class TenantsApart extends TenantsApartContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ApiKeysContract].
    @Nested
    class ApiKeys extends ApiKeysContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [SessionsContract].
    @Nested
    class Sessions extends SessionsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }

        @Override
        protected SessionId signIn(ApiKeyToken key) {
            return EveryInboundContract.this.signIn(key);
        }
    }

    /// See [AuditExportContract].
    @Nested
    class AuditExport extends AuditExportContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [AuditTrailContract].
    @Nested
    class AuditTrail extends AuditTrailContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [AuditSearchContract].
    @Nested
    class AuditSearch extends AuditSearchContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [EveryChangeIsToldContract].
    @Nested
    class EveryChangeIsTold extends EveryChangeIsToldContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [BillingAccountsContract].
    @Nested
    class BillingAccounts extends BillingAccountsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [IdentityProvidersContract].
    @Nested
    class IdentityProviders extends IdentityProvidersContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ProviderCertificatesContract].
    @Nested
    class ProviderCertificates extends ProviderCertificatesContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ApplicableLimitsContract].
    @Nested
    class ApplicableLimits extends ApplicableLimitsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [LimitChecksContract].
    @Nested
    class LimitChecks extends LimitChecksContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [UsageLimitsContract].
    @Nested
    class UsageLimits extends UsageLimitsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [HardLimitsContract].
    @Nested
    class HardLimits extends HardLimitsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [BackdatingContract].
    @Nested
    class Backdating extends BackdatingContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [UnitWarningsContract].
    @Nested
    class UnitWarnings extends UnitWarningsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [HardLimitRacesContract].
    @Nested
    class HardLimitRaces extends HardLimitRacesContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [PeriodsContract].
    @Nested
    class Periods extends PeriodsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ShortagesContract].
    @Nested
    class Shortages extends ShortagesContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [QuotaStatusContract].
    @Nested
    class QuotaStatus extends QuotaStatusContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ReservationExtensionsContract].
    @Nested
    class ReservationExtensions extends ReservationExtensionsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ReservationsContract].
    @Nested
    class Reservations extends ReservationsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [DryRunsContract].
    @Nested
    class DryRuns extends DryRunsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ReservedQuantitiesContract].
    @Nested
    class ReservedQuantities extends ReservedQuantitiesContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ThresholdsContract].
    @Nested
    class Thresholds extends ThresholdsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [DenialsContract].
    @Nested
    class Denials extends DenialsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [RecordedUsageContract].
    @Nested
    class UsageAsRecorded extends RecordedUsageContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [VoidingContract].
    @Nested
    class Voiding extends VoidingContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [SecretReferencesContract].
    @Nested
    class SecretReferences extends SecretReferencesContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [OrgDeletionContract].
    @Nested
    class OrgDeletion extends OrgDeletionContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [OrgMembersContract].
    @Nested
    class OrgMembers extends OrgMembersContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [OrganizationsContract].
    @Nested
    class Organizations extends OrganizationsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ProjectTeamsContract].
    @Nested
    class ProjectTeams extends ProjectTeamsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ProjectsContract].
    @Nested
    class Projects extends ProjectsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [TeamMembersContract].
    @Nested
    class TeamMembers extends TeamMembersContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [TeamsContract].
    @Nested
    class Teams extends TeamsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [UsageBatchContract].
    @Nested
    class UsageBatch extends UsageBatchContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [UsageContract].
    @Nested
    class Usage extends UsageContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [UsageSummaryContract].
    @Nested
    class UsageSummary extends UsageSummaryContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [UsageSettingsContract].
    @Nested
    class UsageSettings extends UsageSettingsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [CloudEventsContract].
    @Nested
    class CloudEvents extends CloudEventsContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [CloudEventIdentityContract].
    @Nested
    class CloudEventIdentity extends CloudEventIdentityContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [GatewaysContract].
    @Nested
    class Gateways extends GatewaysContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }

    /// See [ApprovalPoliciesContract].
    @Nested
    class ApprovalPolicies extends ApprovalPoliciesContract {
        @Override
        protected Landlord landlord() {
            return EveryInboundContract.this.landlord();
        }
    }
}
