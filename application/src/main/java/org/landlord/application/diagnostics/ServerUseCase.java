package org.landlord.application.diagnostics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.diagnostics.ServerStatus;
import org.landlord.domain.failure.NotFound;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.diagnostics.Server;
import org.landlord.port.out.diagnostics.ProcessMonitor;
import org.landlord.port.out.diagnostics.ServerMonitors;

public final class ServerUseCase implements Server {

    private final UseCaseContext ports;
    private final TrafficCounter traffic;
    private final @Nullable ServerMonitors monitors;

    /// @param monitors null in a process that is no server
    public ServerUseCase(UseCaseContext ports, TrafficCounter traffic, @Nullable ServerMonitors monitors) {
        this.ports = ports;
        this.traffic = traffic;
        this.monitors = monitors;
    }

    @Override
    public ServerStatus status(Caller caller) {
        ports.gate().require(caller, AccessRequirement.of(Operation.GET_SERVER_STATUS));
        if (monitors == null) {
            throw new NotFound("server", "local", "a database file has no server: select one with --server");
        }
        ProcessMonitor process = monitors.process();
        Instant now = ports.clock().now();
        return new ServerStatus(
                process.version(),
                process.commit(),
                process.startedAt(),
                now,
                monitors.storage().status(),
                traffic.load(now),
                process.heapUsedBytes(),
                process.heapMaxBytes());
    }
}
