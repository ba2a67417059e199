package org.landlord.application.tenancy;

import java.util.List;
import org.landlord.application.access.AccessGate;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.tenancy.TenancyMaintenance;

/// Removes organizations that were marked as deleted, in units of work that are over soon.
public final class DeletedOrganizations implements TenancyMaintenance {

    /// As many slices as there are.
    static final int ALL = Integer.MAX_VALUE;

    private final AccessGate gate;
    private final int slicesAtOnce;

    /// @param slicesAtOnce how many slices whoever deletes waits for; what is left then is left to
    ///     [#removeDeleted]. With [#ALL], no one else is there to remove what was left by a process that was
    ///     killed either
    public DeletedOrganizations(AccessGate gate, int slicesAtOnce) {
        this.gate = gate;
        this.slicesAtOnce = slicesAtOnce;
    }

    @Override
    public boolean removeDeleted() {
        List<OrgId> next =
                gate.withoutAuthorization().read(stores -> stores.organizations().listDeleted(1));
        next.forEach(this::removeSome);
        return !next.isEmpty();
    }

    private boolean removeSome(OrgId orgId) {
        return gate.withoutAuthorization().write(stores -> stores.organizations().removeSome(orgId));
    }

    /// Removes as much of one that was just marked as its caller waits for. It is deleted in any case: that
    /// storage cannot remove it now is no trouble of the caller's.
    void begin(OrgId orgId) {
        try {
            boolean more = true;
            for (int i = 0; more && i < slicesAtOnce; i++) {
                more = removeSome(orgId);
            }
            while (slicesAtOnce == ALL && removeDeleted()) {
                // What others have left.
            }
        } catch (Unavailable _) {
            // The rest goes when it can.
        }
    }
}
