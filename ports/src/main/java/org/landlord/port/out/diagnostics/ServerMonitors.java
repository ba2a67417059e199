package org.landlord.port.out.diagnostics;

/// What a server knows about itself.
public record ServerMonitors(StorageMonitor storage, ProcessMonitor process) {}
