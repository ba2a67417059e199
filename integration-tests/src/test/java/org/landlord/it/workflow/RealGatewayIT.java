package org.landlord.it.workflow;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/// The statements about the wire, against the real gateway. Without them the double proves nothing.
@Tag("heavy")
class RealGatewayIT extends GatewayDecisions {

    @Override
    TestGateway newGateway(Path data) {
        return RealGateway.start(data);
    }
}
