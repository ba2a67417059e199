package org.landlord.port.out.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Differences between stored sums of an organization, or a part of them, and its events.
///
/// @param corrections each for a short unit of work, to be made in this order
/// @param next where to continue; null at the end
public record SumFaults(
        List<? extends Correction> corrections, @Nullable Place next) {

    public SumFaults {
        corrections = List.copyOf(corrections);
    }

    /// The difference of some sums. It stays valid while more usage is recorded, which changes a sum and its
    /// events equally. Opaque to the application.
    public interface Correction {}

    /// A position in the sums. Opaque to the application.
    public interface Place {}
}
