package org.landlord.adapter.rest.workflow.rpc;

import java.util.Arrays;
import java.util.Optional;

/// A method of the gateway that clients may call.
enum RpcMethod {
    HEALTH("health"),
    LIST_WORKFLOWS("listWorkflows"),
    LAUNCH_RUN("launchRun"),
    LIST_RUNS("listRuns"),
    GET_RUN("getRun"),
    GET_RUN_EVENTS("getRunEvents"),
    CANCEL_RUN("cancelRun"),
    PAUSE_RUN("pauseRun"),
    RESUME_RUN("resumeRun"),
    LIST_APPROVALS("listApprovals"),
    SUBMIT_APPROVAL("submitApproval");

    private final String label;

    RpcMethod(String label) {
        this.label = label;
    }

    /// @return empty if there is no such method, or clients may not call it
    static Optional<RpcMethod> of(String label) {
        return Arrays.stream(values())
                .filter(method -> method.label.equals(label))
                .findFirst();
    }
}
