package org.landlord.adapter.memory;

import org.junit.jupiter.api.Nested;
import org.landlord.port.contracts.out.AfterCommitContract;
import org.landlord.port.contracts.out.GroupWriterContract;
import org.landlord.port.contracts.out.ScopedUnitsContract;
import org.landlord.port.contracts.out.UnitOfWorkContract;
import org.landlord.port.contracts.out.access.ApiKeyStoreContract;
import org.landlord.port.contracts.out.access.SessionStoreContract;
import org.landlord.port.contracts.out.audit.AuditLogContract;
import org.landlord.port.contracts.out.audit.PlatformAuditLogContract;
import org.landlord.port.contracts.out.billing.BillingAccountStoreContract;
import org.landlord.port.contracts.out.idempotency.IdempotencyStoreContract;
import org.landlord.port.contracts.out.identity.IdentityProviderStoreContract;
import org.landlord.port.contracts.out.quota.DenialStoreContract;
import org.landlord.port.contracts.out.quota.QuotaEventLogContract;
import org.landlord.port.contracts.out.quota.QuotaReservationStoreContract;
import org.landlord.port.contracts.out.quota.UsageLimitStoreContract;
import org.landlord.port.contracts.out.secret.SecretReferenceStoreContract;
import org.landlord.port.contracts.out.tenancy.OrgMemberStoreContract;
import org.landlord.port.contracts.out.tenancy.OrganizationDeletionContract;
import org.landlord.port.contracts.out.tenancy.OrganizationStoreContract;
import org.landlord.port.contracts.out.tenancy.ProjectStoreContract;
import org.landlord.port.contracts.out.tenancy.ProjectTeamGrantStoreContract;
import org.landlord.port.contracts.out.tenancy.TeamMemberStoreContract;
import org.landlord.port.contracts.out.tenancy.TeamStoreContract;
import org.landlord.port.contracts.out.usage.RecordingOrderContract;
import org.landlord.port.contracts.out.usage.RollupContract;
import org.landlord.port.contracts.out.usage.UsageEventStoreContract;
import org.landlord.port.contracts.out.usage.UsageSettingsStoreContract;
import org.landlord.port.contracts.out.usage.UsageSumContract;
import org.landlord.port.contracts.out.workflow.ApprovalListsContract;
import org.landlord.port.contracts.out.workflow.ApprovalPolicyStoreContract;
import org.landlord.port.contracts.out.workflow.ApprovalStoreContract;
import org.landlord.port.contracts.out.workflow.GatewayStoreContract;
import org.landlord.port.contracts.out.workflow.RunListsContract;
import org.landlord.port.contracts.out.workflow.RunStoreContract;
import org.landlord.port.out.UnitOfWork;

/// Every contract of storage, on a storage that runs every writing unit of work twice: neither the contracts nor
/// the stores may depend on work running once.
class StorageThatRunsTwiceTest {

    private final UnitOfWork storage = MemoryUnitOfWork.runningTwice();

    @Nested
    class AfterCommit extends AfterCommitContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class GroupWriter extends GroupWriterContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class Units extends UnitOfWorkContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class ApiKeyStore extends ApiKeyStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class SessionStore extends SessionStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class AuditLog extends AuditLogContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class PlatformAuditLog extends PlatformAuditLogContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class BillingAccountStore extends BillingAccountStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class IdempotencyStore extends IdempotencyStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class IdentityProviderStore extends IdentityProviderStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class DenialStore extends DenialStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class QuotaEventLog extends QuotaEventLogContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class QuotaReservationStore extends QuotaReservationStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class UsageLimitStore extends UsageLimitStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class SecretReferenceStore extends SecretReferenceStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class OrgMemberStore extends OrgMemberStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class OrganizationDeletion extends OrganizationDeletionContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class OrganizationStore extends OrganizationStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class ProjectStore extends ProjectStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class ProjectTeamGrantStore extends ProjectTeamGrantStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class TeamMemberStore extends TeamMemberStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class TeamStore extends TeamStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class RecordingOrder extends RecordingOrderContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class Rollup extends RollupContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }

        @Override
        protected int burst() {
            return 30_000;
        }
    }

    @Nested
    class UsageEventStore extends UsageEventStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class UsageSettingsStore extends UsageSettingsStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class UsageSum extends UsageSumContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class ApprovalLists extends ApprovalListsContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class ApprovalPolicyStore extends ApprovalPolicyStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class ApprovalStore extends ApprovalStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class GatewayStore extends GatewayStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class RunLists extends RunListsContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class RunStore extends RunStoreContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }

    @Nested
    class ScopedUnits extends ScopedUnitsContract {

        @Override
        protected UnitOfWork unitOfWork() {
            return storage;
        }
    }
}
