package org.landlord.it.rest;

import java.net.URI;
import org.landlord.it.support.SharedServer;

/// The REST API of the packaged server on SQLite.
class PackagedServerRestIT extends PackagedServerRestSuites {

    @Override
    protected URI packagedServer() {
        return SharedServer.uri();
    }
}
