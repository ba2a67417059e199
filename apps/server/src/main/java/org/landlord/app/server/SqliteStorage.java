package org.landlord.app.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.server.bootstrap.StorageInfo;

/// How an operator recognizes the storage of this server.
@ApplicationScoped
class SqliteStorage {

    @Produces
    @Singleton
    StorageInfo storage(@ConfigProperty(name = "landlord.db") String database) {
        return new StorageInfo(
                database,
                "./landlord key recover --db " + database + "   # the key file is missing: this creates a new key");
    }
}
