package org.landlord.it.rest;

import java.net.URI;
import org.landlord.it.support.SharedServer;

/// The REST API of the packaged server on PostgreSQL.
class PostgresServerRestIT extends PackagedServerRestSuites {

    @Override
    protected URI packagedServer() {
        return SharedServer.onPostgres().uri();
    }
}
