package org.landlord.server.bootstrap;

/// The storage of a server, for the message that it prints when it is ready.
///
/// @param location what an operator recognizes it by, such as a path, or a URL without credentials
/// @param recoverCommand the command line that creates a new key for the administrator
public record StorageInfo(String location, String recoverCommand) {}
