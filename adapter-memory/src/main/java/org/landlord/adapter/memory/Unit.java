package org.landlord.adapter.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.access.MemoryApiKeyStore;
import org.landlord.adapter.memory.audit.MemoryAuditLog;
import org.landlord.adapter.memory.audit.MemoryPlatformAuditLog;
import org.landlord.adapter.memory.billing.MemoryBillingAccountStore;
import org.landlord.adapter.memory.idempotency.MemoryIdempotencyStore;
import org.landlord.adapter.memory.identity.MemoryIdentityProviderStore;
import org.landlord.adapter.memory.quota.MemoryQuotaEventLog;
import org.landlord.adapter.memory.quota.MemoryQuotaReservationStore;
import org.landlord.adapter.memory.quota.MemoryUsageLimitStore;
import org.landlord.adapter.memory.secret.MemorySecretReferenceStore;
import org.landlord.adapter.memory.state.State;
import org.landlord.adapter.memory.tenancy.MemoryOrgMemberStore;
import org.landlord.adapter.memory.tenancy.MemoryOrganizationStore;
import org.landlord.adapter.memory.tenancy.MemoryProjectStore;
import org.landlord.adapter.memory.tenancy.MemoryProjectTeamGrantStore;
import org.landlord.adapter.memory.tenancy.MemoryTeamMemberStore;
import org.landlord.adapter.memory.tenancy.MemoryTeamStore;
import org.landlord.adapter.memory.usage.MemoryUsageEventStore;
import org.landlord.adapter.memory.usage.MemoryUsageSettingsStore;
import org.landlord.port.out.StoredRows;
import org.landlord.port.out.Stores;
import org.landlord.port.out.access.ApiKeyStore;
import org.landlord.port.out.audit.AuditLog;
import org.landlord.port.out.audit.PlatformAuditLog;
import org.landlord.port.out.billing.BillingAccountStore;
import org.landlord.port.out.idempotency.IdempotencyStore;
import org.landlord.port.out.identity.IdentityProviderStore;
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

/// One unit of work: the state it works on, and what became of it.
public final class Unit implements Stores {

    private static final System.Logger LOG = System.getLogger(Unit.class.getName());

    private final State state;
    private final boolean writing;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private @Nullable RuntimeException doom;

    /// @param state what it sees, and its own to write if it is a writing one
    public Unit(State state, boolean writing) {
        this.state = state;
        this.writing = writing;
    }

    public State state() {
        return state;
    }

    /// Does something that writes. If that fails the unit of work is doomed, whoever catches the failure.
    public <T> T change(Supplier<T> change) {
        if (!writing) {
            throw new IllegalStateException("a reading unit of work must not write");
        }
        try {
            return change.get();
        } catch (RuntimeException failure) {
            doom = doom == null ? failure : doom;
            throw failure;
        }
    }

    /// The same for what has no result.
    public void change(Runnable change) {
        change(() -> {
            change.run();
            return true;
        });
    }

    public void throwIfDoomed() {
        if (doom != null) {
            throw doom;
        }
    }

    /// @throws IllegalStateException if it only reads
    public void afterCommit(Runnable action) {
        if (!writing) {
            throw new IllegalStateException("a reading unit of work stores nothing to wait for");
        }
        afterCommit.add(action);
    }

    /// Does what was to be done once its state is the committed one.
    public void committed() {
        for (Runnable action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException bug) {
                LOG.log(System.Logger.Level.ERROR, "what was to be done after a commit failed", bug);
            }
        }
    }

    @Override
    public OrganizationStore organizations() {
        return new MemoryOrganizationStore(state, this);
    }

    @Override
    public OrgMemberStore orgMembers() {
        return new MemoryOrgMemberStore(state, this);
    }

    @Override
    public TeamStore teams() {
        return new MemoryTeamStore(state, this);
    }

    @Override
    public TeamMemberStore teamMembers() {
        return new MemoryTeamMemberStore(state, this);
    }

    @Override
    public ProjectStore projects() {
        return new MemoryProjectStore(state, this);
    }

    @Override
    public ProjectTeamGrantStore projectTeamGrants() {
        return new MemoryProjectTeamGrantStore(state, this);
    }

    @Override
    public BillingAccountStore billingAccounts() {
        return new MemoryBillingAccountStore(state, this);
    }

    @Override
    public IdentityProviderStore identityProviders() {
        return new MemoryIdentityProviderStore(state, this);
    }

    @Override
    public UsageEventStore usageEvents() {
        return new MemoryUsageEventStore(state, this);
    }

    @Override
    public UsageSettingsStore usageSettings() {
        return new MemoryUsageSettingsStore(state, this);
    }

    @Override
    public UsageLimitStore usageLimits() {
        return new MemoryUsageLimitStore(state, this);
    }

    @Override
    public QuotaReservationStore quotaReservations() {
        return new MemoryQuotaReservationStore(state, this);
    }

    @Override
    public QuotaEventLog quotaEvents() {
        return new MemoryQuotaEventLog(state, this);
    }

    @Override
    public SecretReferenceStore secretReferences() {
        return new MemorySecretReferenceStore(state, this);
    }

    @Override
    public AuditLog auditLog() {
        return new MemoryAuditLog(state, this);
    }

    @Override
    public PlatformAuditLog platformAuditLog() {
        return new MemoryPlatformAuditLog(state, this);
    }

    @Override
    public IdempotencyStore idempotency() {
        return new MemoryIdempotencyStore(state, this);
    }

    @Override
    public ApiKeyStore apiKeys() {
        return new MemoryApiKeyStore(state, this);
    }

    @Override
    public StoredRows storedRows() {
        return new MemoryStoredRows();
    }
}
