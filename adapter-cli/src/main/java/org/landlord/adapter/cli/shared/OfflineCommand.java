package org.landlord.adapter.cli.shared;

/// A command that does without the Landlord that the command line names: it works without a database, and with no
/// server but one that it finds out itself.
public interface OfflineCommand extends CliCommand {}
