package org.landlord.app.server.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.server.bootstrap.StorageInfo;

/// How an operator recognizes the storage of this server.
@ApplicationScoped
class PostgresStorage {

    /// The password, between the user and the last `@`.
    private static final String PASSWORD = "(//[^:@/]*):[^@/]*@";

    @Produces
    @Singleton
    StorageInfo storage(@ConfigProperty(name = "landlord.db") String database) {
        String shown = database.replaceFirst(PASSWORD, "$1@").replaceFirst("\\?.*", "");
        return new StorageInfo(
                shown,
                "# The key file is on the machine of the process that created it: copy it, or set LANDLORD_ADMIN_KEY.");
    }
}
