package org.landlord.it.workflow;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/// Crashes before the real gateway.
@Tag("heavy")
class KilledServerOnRealGatewayIT extends KilledServerSuite {

    @Override
    TestGateway newEngine(Path data) {
        return RealGateway.start(data);
    }
}
