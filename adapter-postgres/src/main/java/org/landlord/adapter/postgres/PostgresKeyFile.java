package org.landlord.adapter.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.files.KeyFile;
import org.landlord.port.out.access.AdminKeyStore;

/// The key file of the machine whose server process created the key: a database has no folder.
@ApplicationScoped
class PostgresKeyFile {

    @Produces
    @Singleton
    AdminKeyStore keyFile(@ConfigProperty(name = "landlord.postgres.key-file") Path file) {
        return new KeyFile(file.toAbsolutePath().normalize());
    }
}
