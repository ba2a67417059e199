package org.landlord.application.tenancy;

import java.util.List;
import org.landlord.application.access.AccessGate;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.tenancy.TenancyMaintenance;

/// Removes the rows of deleted organizations in short units of work.
public final class OrganizationRowRemoval implements TenancyMaintenance {

    static final int ALL = Integer.MAX_VALUE;

    private final AccessGate gate;
    private final int slicesAtOnce;

    /// @param slicesAtOnce how many slices are removed before a deletion returns; [#removeDeleted] removes
    ///     the rest. With [#ALL], no other process removes what a killed process has left, so a deletion does
    ///     that too
    public OrganizationRowRemoval(AccessGate gate, int slicesAtOnce) {
        this.gate = gate;
        this.slicesAtOnce = slicesAtOnce;
    }

    @Override
    public boolean removeDeleted() {
        List<OrgId> next = gate.withoutAuthorization()
                .read(stores -> stores.organizations().listDeleted(1));
        next.forEach(this::removeSome);
        return !next.isEmpty();
    }

    private boolean removeSome(OrgId orgId) {
        return gate.withoutAuthorization()
                .write(new Scope.Org(orgId), stores -> stores.organizations().removeSome(orgId));
    }

    /// Removes the first slices of an organization. The organization is deleted already, so a failure to
    /// remove rows is not reported to the caller.
    void begin(OrgId orgId) {
        try {
            boolean more = true;
            for (int i = 0; more && i < slicesAtOnce; i++) {
                more = removeSome(orgId);
            }
            while (slicesAtOnce == ALL && removeDeleted()) {
                // Organizations that an earlier process has left.
            }
        } catch (Unavailable _) {
            // The rest is removed later.
        }
    }
}
