package org.landlord.adapter.cli.shared;

/// A command that never asks Landlord: it works without a database and without a server.
public interface OfflineCommand extends CliCommand {}
