package org.landlord.adapter.cli.workflow;

import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import org.landlord.adapter.cli.output.Field;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.workflow.GatewayHealth;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Run;

/// Parts that several resources of workflows have.
final class Views {

    /// A gateway by its ids.
    static final View<GatewayKey> GATEWAY_KEY =
            View.of(word("orgId", GatewayKey::orgId), id("gatewayId", GatewayKey::gatewayId));

    /// Who did something.
    static final View<Run.Actor> ACTOR =
            View.of(word("kind", actor -> actor.actorKind().label()), id("id", Run.Actor::actorId));

    /// The health of a gateway.
    static final View<GatewayHealth> HEALTH = View.of(
            Field.<GatewayHealth>word("state", health -> health.state().label())
                    .highlightedIf(health -> isProblem(health.state())),
            text("detail", GatewayHealth::detail),
            word("version", GatewayHealth::version),
            time("checkedAt", GatewayHealth::checkedAt));

    private Views() {}

    /// True if Landlord cannot use the gateway although it should.
    static boolean isProblem(GatewayState state) {
        return switch (state) {
            case DOWN, UNAUTHORIZED, TOKEN_UNREADABLE, ADDRESS_REFUSED -> true;
            case UNKNOWN, UP, DISABLED -> false;
        };
    }
}
