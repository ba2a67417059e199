package org.landlord.port.out.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with the sums that are kept for an organization, or a part of it.
///
/// @param corrections each small enough for a short unit of work of its own; to be made in this order
/// @param next where to look for more; null if this was all
public record SumFaults(
        List<? extends Correction> corrections, @Nullable Place next) {

    public SumFaults {
        corrections = List.copyOf(corrections);
    }

    /// By how much some sums are wrong. It holds however much is recorded before it is made: that changes a sum and
    /// its events by the same. What it is made of is the storage's own business.
    public interface Correction {}

    /// How far somebody has looked. What it is made of is the storage's own business.
    public interface Place {}
}
