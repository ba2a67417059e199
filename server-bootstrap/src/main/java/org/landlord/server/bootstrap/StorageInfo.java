package org.landlord.server.bootstrap;

/// The storage of a server, for the message that it prints when it is ready.
///
/// @param location what an operator recognizes it by, such as a path, or a URL without credentials
/// @param withoutKeyFile what to do if the key file is missing: a command line, or a comment of the shell
public record StorageInfo(String location, String withoutKeyFile) {}
