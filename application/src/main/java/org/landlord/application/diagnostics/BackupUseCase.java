package org.landlord.application.diagnostics;

import org.landlord.domain.diagnostics.RestoredStorage;
import org.landlord.domain.diagnostics.StorageCopy;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.diagnostics.Backups;
import org.landlord.port.out.Clock;
import org.landlord.port.out.diagnostics.StorageBackup;

public final class BackupUseCase implements Backups {

    private final StorageBackup storage;
    private final Clock clock;

    public BackupUseCase(StorageBackup storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public StorageCopy create(String file, boolean replace) {
        return storage.create(named(file), replace, clock.now());
    }

    @Override
    public RestoredStorage restore(String file, boolean replace) {
        return storage.restore(named(file), replace, clock.now());
    }

    private static String named(String file) {
        if (file.isBlank()) {
            throw InvalidInput.of("file", "must not be empty");
        }
        return file;
    }
}
