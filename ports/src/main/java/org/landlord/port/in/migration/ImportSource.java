package org.landlord.port.in.migration;

/// Imports a database of the original control-plane store of Smithers.
///
/// @param file its path
/// @param dryRun true to change nothing and report what an import would do
public record ImportSource(String file, boolean dryRun) {}
