package org.landlord.application.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.diagnostics.StorageRestore;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.in.diagnostics.StorageMaintenance;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.diagnostics.StorageHistory;
import org.landlord.port.out.diagnostics.StoragePosition;

class StorageMaintenanceUseCaseTest {

    private static final Instant STATE = Instant.parse("2026-11-21T03:00:00Z");
    private static final Instant SEEN = Instant.parse("2026-11-22T15:00:00Z");

    private final UnitOfWork unitOfWork = new MemoryUnitOfWork();
    private final InMemory machine = new InMemory(unitOfWork);
    private final History history = new History();
    private final StorageMaintenance maintenance =
            LandlordApplication.storageMaintenance(unitOfWork, machine, machine, history);

    /// Finds a restore until a position is stored.
    private static final class History implements StorageHistory {

        @Nullable
        StorageRestore found;

        @Nullable
        StoragePosition remembered;

        boolean hasChanged = true;
        final AtomicBoolean isFull = new AtomicBoolean();

        @Override
        public boolean hasChanged() {
            return hasChanged;
        }

        @Override
        public Optional<StorageRestore> findRestore(long sequence) {
            return Optional.ofNullable(found);
        }

        @Override
        public StoragePosition advance(Instant now, long sequence) {
            if (isFull.get()) {
                throw new Unavailable("the disk is full", Duration.ZERO);
            }
            found = null;
            return new StoragePosition("db", 1, now, sequence);
        }

        @Override
        public void remember(StoragePosition position) {
            remembered = position;
        }
    }

    private List<PlatformAuditEvent> events() {
        return unitOfWork.read(stores -> stores.platformAuditLog().list(0, 10));
    }

    @Test
    void givenARestore_whenThePositionIsRecorded_thenItIsInTheAuditLogOnce_withWhatIsKnown() {
        history.found = new StorageRestore("db", STATE, 42, SEEN, 57L);

        assertThat(maintenance.recordPosition()).isPresent();
        assertThat(maintenance.recordPosition()).isEmpty();

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.action().value()).isEqualTo("platform.restore");
            assertThat(event.targetType().value()).isEqualTo("database");
            assertThat(event.targetId().value()).isEqualTo("db");
            assertThat(String.valueOf(event.actorId())).isEqualTo("landlord-start");
            assertThat(event.metadata().json())
                    .isEqualTo("{\"stateAt\":\"2026-11-21T03:00:00.000Z\",\"sequence\":42,"
                            + "\"lastSeenAt\":\"2026-11-22T15:00:00.000Z\",\"lastSeenSequence\":57}");
        });
        assertThat(history.remembered).isNotNull();
        assertThat(history.remembered.sequence()).isEqualTo(1);
    }

    @Test
    void givenABackupAtAPlaceWhereNothingWasSeen_thenTheAuditLogSaysNothingOfIt() {
        history.found = new StorageRestore("db", null, 42, null, null);

        maintenance.recordPosition();

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.metadata().json()).isEqualTo("{\"sequence\":42}"));
    }

    @Test
    void givenAStorageThatCannotBeWritten_thenNothingIsTold_andALaterCallTells() {
        history.found = new StorageRestore("db", STATE, 42, null, null);
        history.isFull.set(true);
        assertThatThrownBy(maintenance::recordPosition).isInstanceOf(Unavailable.class);
        assertThat(events()).isEmpty();
        assertThat(history.remembered).isNull();

        history.isFull.set(false);

        assertThat(maintenance.recordPositionIfChanged()).isPresent();
        assertThat(events()).hasSize(1);
    }

    @Test
    void givenNoChange_whenAskedForChangesOnly_thenNothingIsStored() {
        history.hasChanged = false;

        assertThat(maintenance.recordPositionIfChanged()).isEmpty();

        assertThat(history.remembered).isNull();
    }
}
