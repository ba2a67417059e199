package org.landlord.it.contracts;

import org.junit.jupiter.api.Nested;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.it.support.SharedServer;
import org.landlord.port.contracts.in.ConcurrencyContract;
import org.landlord.port.contracts.in.PagingContract;
import org.landlord.port.contracts.in.SeedWalkContract;
import org.landlord.port.contracts.in.TenantsApartContract;
import org.landlord.port.contracts.in.audit.AuditExportContract;
import org.landlord.port.contracts.in.audit.AuditTrailContract;
import org.landlord.port.contracts.in.billing.BillingAccountsContract;
import org.landlord.port.contracts.in.identity.IdentityProvidersContract;
import org.landlord.port.contracts.in.quota.LimitChecksContract;
import org.landlord.port.contracts.in.quota.UsageLimitsContract;
import org.landlord.port.contracts.in.secret.SecretReferencesContract;
import org.landlord.port.contracts.in.tenancy.OrgDeletionContract;
import org.landlord.port.contracts.in.tenancy.OrgMembersContract;
import org.landlord.port.contracts.in.tenancy.OrganizationsContract;
import org.landlord.port.contracts.in.tenancy.ProjectTeamsContract;
import org.landlord.port.contracts.in.tenancy.ProjectsContract;
import org.landlord.port.contracts.in.tenancy.TeamMembersContract;
import org.landlord.port.contracts.in.tenancy.TeamsContract;
import org.landlord.port.contracts.in.usage.UsageBatchContract;
import org.landlord.port.contracts.in.usage.UsageContract;
import org.landlord.port.contracts.in.usage.UsageSummaryContract;
import org.landlord.port.in.Landlord;

/// The HTTP client keeps the contracts of port.in, talking to the packaged server on SQLite: who holds it cannot
/// tell it
/// from the application itself.
class ClientContractsIT {

    private static final Landlord LANDLORD = new LandlordClient(SharedServer.uri(), null);

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class Paging extends PagingContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class SeedWalk extends SeedWalkContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class TenantsApart extends TenantsApartContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class AuditExport extends AuditExportContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class AuditTrail extends AuditTrailContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class BillingAccounts extends BillingAccountsContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class IdentityProviders extends IdentityProvidersContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class LimitChecks extends LimitChecksContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class UsageLimits extends UsageLimitsContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class SecretReferences extends SecretReferencesContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class OrgDeletion extends OrgDeletionContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class OrgMembers extends OrgMembersContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class Organizations extends OrganizationsContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class ProjectTeams extends ProjectTeamsContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class Projects extends ProjectsContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class TeamMembers extends TeamMembersContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class Teams extends TeamsContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class UsageBatch extends UsageBatchContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class Usage extends UsageContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }

    @Nested
    class UsageSummary extends UsageSummaryContract {
        @Override
        protected Landlord landlord() {
            return LANDLORD;
        }
    }
}
