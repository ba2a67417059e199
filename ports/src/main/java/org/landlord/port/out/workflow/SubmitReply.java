package org.landlord.port.out.workflow;

/// What a gateway answers to the outcome of an approval.
public sealed interface SubmitReply {

    /// It has the outcome.
    record Accepted() implements SubmitReply {}

    /// The approval was decided before.
    ///
    /// @param approved the decision that the gateway has
    record AlreadyDecided(boolean approved) implements SubmitReply {}

    /// The run does not wait for this approval.
    record NotWaiting() implements SubmitReply {}

    /// The gateway knows no such run.
    record NoSuchRun() implements SubmitReply {}

    /// The gateway refuses the outcome.
    ///
    /// @param reason for the caller, as the gateway gives it
    record Refused(String reason) implements SubmitReply {}
}
