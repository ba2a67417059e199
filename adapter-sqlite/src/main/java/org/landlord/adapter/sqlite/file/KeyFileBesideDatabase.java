package org.landlord.adapter.sqlite.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.landlord.files.KeyFile;
import org.landlord.port.out.access.AdminKeyStore;

/// The key file `<database>.admin-key`.
@ApplicationScoped
class KeyFileBesideDatabase {

    private static final String SUFFIX = ".admin-key";

    @Produces
    @Singleton
    AdminKeyStore keyFile(DatabaseAddress address) {
        return new KeyFile(beside(address.file()));
    }

    static @Nullable Path beside(@Nullable Path database) {
        return database == null ? null : database.resolveSibling(database.getFileName() + SUFFIX);
    }
}
