package org.landlord.port.in.usage;

/// The result of comparing stored sums with their events.
///
/// @param faults the number of sums that differed
/// @param rebuilt true if sums differed and were corrected
public record SumsReport(long series, long faults, boolean rebuilt) {}
