package org.landlord.port.out.workflow;

/// What a gateway answers to a launch.
public sealed interface LaunchReply {

    /// It has accepted the launch. The run may still not appear, if the gateway finds a fault in its
    /// input later.
    record Accepted() implements LaunchReply {}

    /// It has no such workflow.
    record NoSuchWorkflow() implements LaunchReply {}

    /// It has refused the launch, and there is no run.
    ///
    /// @param reason for the caller, as the gateway gives it
    record Refused(String reason) implements LaunchReply {}
}
