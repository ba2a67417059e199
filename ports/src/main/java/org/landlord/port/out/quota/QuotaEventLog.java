package org.landlord.port.out.quota;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// Crossings of thresholds: append-only.
public interface QuotaEventLog {

    /// Appends an event, which has the next sequence of its organization.
    void append(QuotaEvent event);

    /// The sequence of the organization's last event; 0 if there is none.
    long lastSequence(OrgId orgId);

    /// By sequence.
    ///
    /// @param projectId about limits of which project; null does not filter
    /// @param metric about limits on what; null does not filter
    /// @param after the sequence to go on after; 0 for the beginning
    List<QuotaEvent> list(OrgId orgId, @Nullable ProjectId projectId, @Nullable Label metric, long after, int limit);
}
