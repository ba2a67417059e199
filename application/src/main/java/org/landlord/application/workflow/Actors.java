package org.landlord.application.workflow;

import java.util.Objects;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.workflow.Run;

/// Who did something with a run or an approval.
final class Actors {

    /// The server itself, in audit events of what it does without a caller.
    static final Caller SERVER = Caller.operator(new ActorId("landlord"));

    private Actors() {}

    /// @param caller with credentials
    static Run.Actor of(Caller caller) {
        return new Run.Actor(
                Objects.requireNonNull(caller.actorKind(), "kind"), Objects.requireNonNull(caller.actorId(), "id"));
    }
}
