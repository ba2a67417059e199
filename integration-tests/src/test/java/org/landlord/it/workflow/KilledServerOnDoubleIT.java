package org.landlord.it.workflow;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/// Crashes before the double of a gateway.
@Tag("heavy")
class KilledServerOnDoubleIT extends KilledServerSuite {

    @Override
    TestGateway newEngine(Path data) {
        return GatewayDouble.create();
    }
}
