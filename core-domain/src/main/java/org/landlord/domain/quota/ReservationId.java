package org.landlord.domain.quota;

import org.landlord.domain.shared.Identifiers;

/// The id of a reservation, unique in its organization. See [Identifiers].
public record ReservationId(String value) implements Comparable<ReservationId> {

    /// The prefix of the ids of reservations that belong to runs of workflows.
    public static final String OF_RUN = "rsv_run";

    public ReservationId {
        value = Identifiers.check(value);
    }

    /// True for a reservation that follows a run: callers can neither commit nor release it.
    public boolean isOfRun() {
        return value.startsWith(OF_RUN + "_");
    }

    @Override
    public int compareTo(ReservationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
