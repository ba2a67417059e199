package org.landlord.it.openapi;

import java.net.URI;
import org.landlord.it.support.SharedServer;

/// The same, on the packaged server.
class GeneratedClientIT extends GeneratedClientSuite {

    @Override
    protected URI server() {
        return SharedServer.uri();
    }
}
