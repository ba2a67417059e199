package org.landlord.port.in.usage;

/// What came of comparing the sums that are kept with the events they are made of.
///
/// @param series how many series of usage there are
/// @param faults how many kept sums differed from their events
/// @param rebuilt true if there were faults and all sums were made anew
public record SumsReport(long series, long faults, boolean rebuilt) {}
