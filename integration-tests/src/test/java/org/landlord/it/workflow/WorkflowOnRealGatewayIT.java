package org.landlord.it.workflow;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/// Landlord before the real gateway.
@Tag("heavy")
class WorkflowOnRealGatewayIT extends ClientsSuite {

    @Override
    TestGateway newEngine(Path data) {
        return RealGateway.start(data);
    }
}
