package org.landlord.port.out.workflow;

/// What a gateway answers to cancelling, pausing or resuming a run.
public enum ControlReply {
    /// It does so, or has done so.
    DONE,
    /// The run is in no state for that: it has ended, or it does not run.
    NOT_ACTIVE,
    /// It has no such run.
    NO_SUCH_RUN
}
