package org.landlord.port.in;

/// The outcome of putting something under a key.
///
/// @param value what is there now
/// @param created true if there was nothing before, false if it was replaced
public record Upserted<T>(T value, boolean created) {}
