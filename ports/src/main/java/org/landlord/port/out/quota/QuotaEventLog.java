package org.landlord.port.out.quota;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Window;

/// Threshold crossings. Append-only.
public interface QuotaEventLog {

    /// @param event with the next sequence of its organization
    void append(QuotaEvent event);

    /// The sequence of the organization's last event; 0 without events.
    long lastSequence(OrgId orgId);

    /// By sequence.
    ///
    /// @param projectId of limits of this project; null does not filter
    /// @param metric of limits on this metric; null does not filter
    /// @param after the sequence of the last event; 0 for the beginning
    List<QuotaEvent> list(OrgId orgId, @Nullable ProjectId projectId, @Nullable Label metric, long after, int limit);

    /// The reverse of [#list].
    ///
    /// @param before the sequence of the last event; [Long#MAX_VALUE] for the beginning
    List<QuotaEvent> listNewestFirst(
            OrgId orgId, @Nullable ProjectId projectId, @Nullable Label metric, long before, int limit);

    /// Of all organizations that are not marked as deleted, newest first: the reverse order of [TimePosition].
    ///
    /// @param window of the time of the crossing
    /// @param before the position of the last row of the page before; null for the beginning
    List<QuotaEvent> listOfAll(Window window, @Nullable TimePosition before, int limit);
}
