package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.Organization;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;
import org.landlord.port.out.StorageWatch;
import org.landlord.port.out.UnitOfWork;

/// Somebody takes the file away from under a running process. What it would acknowledge then would be lost.
@QuarkusTest
@TestProfile(WatchfulProfile.class)
class MovedFileTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    StorageWatch watch;

    @Inject
    @ConfigProperty(name = "landlord.db")
    Path file;

    @Test
    void givenAFileThatWasMoved_thenNothingIsReadOrWritten_andWhenItIsBackAllGoesOn() throws Exception {
        Path elsewhere = file.resolveSibling("elsewhere.db");
        insert(Fixtures.organization());

        Files.move(file, elsewhere);

        assertThatItIsNoticed("was moved or deleted");
        Files.move(elsewhere, file);
        assertThatAllGoesOn();
    }

    @Test
    void givenAFileInWhosePlaceIsAnother_thenNothingIsReadOrWritten_andWhenItIsBackAllGoesOn() throws Exception {
        Path elsewhere = file.resolveSibling("elsewhere.db");
        Path backup = file.resolveSibling("backup.db");
        insert(Fixtures.organization());
        Files.copy(file, backup, StandardCopyOption.REPLACE_EXISTING);

        Files.move(file, elsewhere);
        Files.move(backup, file);

        assertThatItIsNoticed("was replaced");
        Files.move(elsewhere, file, StandardCopyOption.REPLACE_EXISTING);
        assertThatAllGoesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-wal", "-shm"})
    void givenALogOrItsIndexThatWasMoved_thenNothingIsReadOrWritten_andWhenItIsBackAllGoesOn(String suffix)
            throws Exception {
        Path log = file.resolveSibling(file.getFileName() + suffix);
        Path elsewhere = file.resolveSibling("elsewhere" + suffix);
        insert(Fixtures.organization());

        Files.move(log, elsewhere);

        assertThatItIsNoticed(suffix + " was moved or deleted");
        Files.move(elsewhere, log, StandardCopyOption.REPLACE_EXISTING);
        assertThatAllGoesOn();
    }

    private void assertThatItIsNoticed(String sentence) throws InterruptedException {
        Organization lost = Fixtures.organization();
        GroupWriter<Organization, Boolean> group = unitOfWork.grouped((stores, all) -> {
            all.forEach(stores.organizations()::insert);
            return all.stream()
                    .<Outcome<Boolean>>map(_ -> new Outcome.Done<>(true))
                    .toList();
        });
        // What was seen last may be a tenth of a second old.
        Thread.sleep(150);

        assertThatThrownBy(() -> insert(lost))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("moved or replaced");
        assertThat(watch.fault()).hasValueSatisfying(fault -> assertThat(fault).contains(sentence));
        assertThatThrownBy(() -> isThere(lost)).isInstanceOf(Unavailable.class);
        assertThat(group.submit(lost, 1).toCompletableFuture())
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(Unavailable.class);
    }

    private void assertThatAllGoesOn() throws InterruptedException {
        long end = System.nanoTime() + SOON.toNanos();
        while (watch.fault().isPresent() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(watch.fault()).isEmpty();
        Organization kept = Fixtures.organization();
        insert(kept);
        assertThat(isThere(kept)).isTrue();
    }

    private void insert(Organization organization) {
        unitOfWork.write(stores -> {
            stores.organizations().insert(organization);
            return true;
        });
    }

    private boolean isThere(Organization organization) {
        return unitOfWork.<Boolean>read(
                stores -> stores.organizations().find(organization.orgId()).isPresent());
    }
}
