package org.landlord.port.in.usage;

/// The outcome of recording a batch, of which all or nothing is recorded.
///
/// @param accepted how many events were recorded
/// @param duplicates how many were recorded before, or stand twice in the batch: they were not counted again
public record BatchOutcome(int accepted, int duplicates) {}
