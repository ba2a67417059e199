package org.landlord.port.in.workflow;

import java.util.List;
import java.util.Optional;
import org.landlord.domain.shared.Version;
import org.landlord.domain.workflow.GatewayHealth;
import org.landlord.domain.workflow.GatewayKey;

/// What a server does for the gateways. Different gateways may be looked at by different threads at a
/// time, one gateway by one thread.
public interface WorkflowMaintenance {

    /// A gateway that is active.
    ///
    /// @param version changes when the gateway is changed
    record Active(GatewayKey key, Version version) {}

    /// The gateways that are active now; none in a process that does not call gateways.
    List<Active> gateways();

    /// Compares the records with one gateway: asks for its health and its workflows, follows
    /// launches whose answer did not arrive, updates runs, records what they used, settles or
    /// renews their reservations, pauses or cancels runs that pass their limits, reads new approvals,
    /// denies those whose deadline has passed, and sends outcomes that the
    /// gateway does not have.
    ///
    /// @return empty if there is no such gateway any more
    Optional<Reconciliation> reconcile(GatewayKey gateway);

    /// Asks a gateway for its health and its workflows, without comparing anything: for processes beside the one
    /// that compares.
    ///
    /// @return empty if there is no such gateway any more
    Optional<GatewayHealth> look(GatewayKey gateway);

    /// Calls `onChange` whenever the gateway says that something has changed.
    ///
    /// @return empty if there is no such gateway any more; otherwise ends the calls
    Optional<AutoCloseable> subscribe(GatewayKey gateway, Runnable onChange);
}
