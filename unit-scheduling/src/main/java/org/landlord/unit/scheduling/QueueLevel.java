package org.landlord.unit.scheduling;

/// How full a queue of writes is.
///
/// @param capacity at least 1
public record QueueLevel(long waiting, long capacity) {

    /// The one with the larger share of its capacity in use.
    public QueueLevel or(QueueLevel other) {
        return (double) other.waiting / other.capacity > (double) waiting / capacity ? other : this;
    }
}
