package org.landlord.it.workflow;

import java.nio.file.Path;

/// Landlord before the double of a gateway.
class WorkflowOnDoubleIT extends ClientsSuite {

    @Override
    TestGateway newEngine(Path data) {
        return GatewayDouble.create();
    }
}
