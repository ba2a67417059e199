package org.landlord.it.workflow;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/// Landlord before the double of a gateway.
@Tag("heavy")
class WorkflowOnDoubleIT extends ClientsSuite {

    @Override
    TestGateway newEngine(Path data) {
        return GatewayDouble.create();
    }
}
