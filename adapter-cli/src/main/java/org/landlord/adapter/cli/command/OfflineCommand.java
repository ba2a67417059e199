package org.landlord.adapter.cli.command;

/// A command that does not use the database or server selected on the command line. It runs without a
/// connection, or connects to a server that it determines itself.
public interface OfflineCommand extends CliCommand {}
