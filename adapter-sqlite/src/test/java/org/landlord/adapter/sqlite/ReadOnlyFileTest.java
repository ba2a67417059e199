package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.out.UnitOfWork;

/// A file that was there before and may only be read.
@QuarkusTest
@TestProfile(ReadOnlyFileProfile.class)
class ReadOnlyFileTest {

    @Inject
    UnitOfWork unitOfWork;

    @Test
    void whatIsInItIsRead_andWritesAreUnavailable() {
        boolean found = unitOfWork.read(stores ->
                stores.organizations().find(ReadOnlyFileProfile.THERE_BEFORE).isPresent());
        assertThat(found).isTrue();

        assertThatThrownBy(() -> unitOfWork.write(stores -> {
                    stores.organizations().insert(Fixtures.organization());
                    return true;
                }))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void whoeverWaitsForTheWritersWaitsForNobody() {
        unitOfWork.awaitWriters(new Scope.Platform(), Instant.now());
    }
}
