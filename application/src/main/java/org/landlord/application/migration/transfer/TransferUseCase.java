package org.landlord.application.migration.transfer;

import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.StorageTransferred;
import org.landlord.port.in.migration.TransferProgress;
import org.landlord.port.in.migration.Transfers;
import org.landlord.port.out.migration.StorageTransfer;

/// Transfers between storages.
public final class TransferUseCase implements Transfers {

    private final StorageTransfer storage;

    public TransferUseCase(StorageTransfer storage) {
        this.storage = storage;
    }

    @Override
    public StorageTransferred run(String source, TransferProgress progress) {
        if (source.isBlank()) {
            throw InvalidInput.of("from", "must not be empty");
        }
        return storage.run(source, progress::reached);
    }
}
