package org.landlord.port.out.workflow;

import org.landlord.domain.workflow.GatewayState;

/// A call to a gateway without a usable answer. The use cases turn it into a failure or a state; it
/// never reaches a caller.
public final class GatewayCallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GatewayState state;
    private final boolean mayHaveArrived;

    /// @param state what this says about the gateway: never `up`, `unknown` or `disabled`
    /// @param reason for administrators: without the token, and without what the gateway wrote
    ///     beyond its error code
    /// @param mayHaveArrived true if the gateway may have done what the request asks: it may have
    ///     received the request, and did not refuse the token
    public GatewayCallFailed(GatewayState state, String reason, boolean mayHaveArrived) {
        super(reason, null, false, false);
        this.state = state;
        this.mayHaveArrived = mayHaveArrived;
    }

    public GatewayState state() {
        return state;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public boolean mayHaveArrived() {
        return mayHaveArrived;
    }
}
