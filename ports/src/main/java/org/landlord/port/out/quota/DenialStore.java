package org.landlord.port.out.quota;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.tenancy.OrgId;

/// Refusals by hard limits.
public interface DenialStore {

    /// Inserts the denial, or replaces the one with the same organization and sequence. Of the refusals of a
    /// denial, those that are stored do not change: further ones are put before them.
    void put(Denial denial);

    Optional<Denial> find(Denial.Key key);

    /// The newest denial with a refusal of this request.
    Optional<Denial> findByRequest(OrgId orgId, RequestId requestId);

    /// The time of the last refusal by a limit.
    Optional<Instant> lastRefusal(LimitKey limit);

    /// The sequence of the organization's last denial; 0 without denials.
    long lastSequence(OrgId orgId);

    /// By sequence, the greatest first.
    ///
    /// @param before the sequence of the last row of the page before; null for the beginning
    List<Denial> list(OrgId orgId, DenialFilter filter, @Nullable Long before, int limit);

    /// Of all organizations that are not marked as deleted, by the time of the last refusal, the latest first: the
    /// reverse order of [TimePosition].
    ///
    /// @param since the earliest time of the last refusal, inclusive
    /// @param until the latest time of the last refusal, inclusive
    /// @param before the position of the last row of the page before; null for the beginning
    List<DenialEntry> listOfAll(Instant since, Instant until, @Nullable TimePosition before, int limit);

    /// True if the last refusal of a denial of any organization was before `instant`.
    boolean hasEndedBefore(Instant instant);

    /// Deletes denials whose last refusal was before `instant`.
    ///
    /// @param limit the maximum number; storage chooses which
    /// @return the number of deleted denials; less than `limit` if none is left
    int removeEndedBefore(Instant instant, int limit);

    /// Deletes the denials of an organization up to a sequence, the oldest first.
    ///
    /// @param limit the maximum number
    /// @return the number of deleted denials
    int removeUpTo(OrgId orgId, long sequence, int limit);
}
