package org.landlord.wire.json.workflow;

import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.workflow.Run;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// Who did something, as JSON.
public final class ActorJson {

    private ActorJson() {}

    public static void write(Run.Actor actor, ObjectWriter out) {
        out.text("kind", actor.actorKind().label()).text("id", actor.actorId());
    }

    public static Run.Actor read(ObjectReader in) {
        return new Run.Actor(in.required("kind", ActorKind::of), in.required("id", ActorId::new));
    }
}
