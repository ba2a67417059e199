package org.landlord.it.openapi;

import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.landlord.it.support.SharedServer;

/// The packaged server keeps its contract, and the client that is generated from it works.
class PackagedServerContractIT {

    @Nested
    class Asked extends ContractSuite {
        @Override
        protected URI server() {
            return SharedServer.uri();
        }
    }

    @Nested
    class ByItsClient extends GeneratedClientSuite {
        @Override
        protected URI server() {
            return SharedServer.uri();
        }
    }
}
