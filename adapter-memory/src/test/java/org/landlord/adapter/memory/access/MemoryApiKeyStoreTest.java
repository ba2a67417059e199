package org.landlord.adapter.memory.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.port.contracts.out.access.ApiKeyStoreContract;
import org.landlord.port.out.UnitOfWork;

class MemoryApiKeyStoreTest extends ApiKeyStoreContract {

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Test
    void givenNewStorage_whenAsked_thenThereIsNoKey() {
        assertThat(unitOfWork.<Boolean>read(stores -> stores.apiKeys().isEmpty()))
                .isTrue();
    }
}
