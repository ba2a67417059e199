package org.landlord.domain.diagnostics;

import org.jspecify.annotations.Nullable;

/// The result of a restore.
///
/// @param storage the storage as it is now
/// @param replaced the absolute path at which the replaced storage is kept; null if there was none
public record RestoredStorage(StorageCopy storage, @Nullable String replaced) {}
