package org.landlord.domain.migration;

/// One part of two storages, compared: a table, the sums of usage, or the audit logs.
///
/// @param part its name, such as `usage_event`
/// @param source how many rows, sums or logs the source has
/// @param target how many the target has
/// @param isEqual true if all of them are equal, value by value
public record StorageComparison(String part, long source, long target, boolean isEqual) {}
