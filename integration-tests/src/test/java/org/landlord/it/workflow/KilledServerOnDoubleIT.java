package org.landlord.it.workflow;

import java.nio.file.Path;

/// Crashes before the double of a gateway.
class KilledServerOnDoubleIT extends KilledServerSuite {

    @Override
    TestGateway newEngine(Path data) {
        return GatewayDouble.create();
    }
}
