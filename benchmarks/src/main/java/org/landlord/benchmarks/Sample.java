package org.landlord.benchmarks;

/// One thing measured once.
///
/// @param name what: see [Row]
/// @param value how much, in the unit of its row
record Sample(String name, double value) {}
