package org.landlord.adapter.rest.workflow.rpc;

import java.util.Map;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;

/// A refusal with a code of the gateway that no [Failure] has.
final class RpcRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> extras;

    /// @param status the HTTP status
    /// @param extras further members of the error
    private RpcRefused(int status, String code, String message, Map<String, Object> extras) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.extras = Map.copyOf(extras);
    }

    /// A parameter is missing, or has the wrong type.
    static RpcRefused invalidRequest(String message) {
        return new RpcRefused(400, "INVALID_REQUEST", message, Map.of());
    }

    /// A parameter has the right type and a value that is not allowed.
    static RpcRefused invalidInput(String message) {
        return new RpcRefused(400, "INVALID_INPUT", message, Map.of());
    }

    /// A value that a rule of the domain refuses.
    static RpcRefused invalid(String name, InvalidInput refused) {
        return invalidRequest(name + " " + refused.violations().getFirst().detail());
    }

    static RpcRefused unknownMethod(String name) {
        return new RpcRefused(404, "METHOD_NOT_FOUND", "Unknown method: " + name, Map.of());
    }

    static RpcRefused unknownWorkflow(String workflow) {
        return new RpcRefused(404, "NOT_FOUND", "Unknown workflow: " + workflow, Map.of());
    }

    /// The methods that end a run or pause it have a code of their own for this.
    ///
    /// @return the failure itself if something else is missing
    static RuntimeException noSuchRun(NotFound missing) {
        return !missing.kind().equals("run")
                ? missing
                : new RpcRefused(404, "RunNotFound", String.valueOf(missing.getMessage()), Map.of());
    }

    static RpcRefused notActive(Failure refused) {
        return new RpcRefused(409, "RUN_NOT_ACTIVE", String.valueOf(refused.getMessage()), Map.of());
    }

    /// @param status how the approval was decided
    static RpcRefused alreadyDecided(String runId, String nodeId, int iteration, String status) {
        return new RpcRefused(
                409,
                "AlreadyDecided",
                "Approval for " + nodeId + " has already been decided",
                Map.of("runId", runId, "nodeId", nodeId, "iteration", iteration, "status", status));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Map<String, Object> extras() {
        return extras;
    }
}
