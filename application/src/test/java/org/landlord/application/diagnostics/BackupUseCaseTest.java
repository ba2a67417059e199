package org.landlord.application.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.diagnostics.RestoredStorage;
import org.landlord.domain.diagnostics.StorageCopy;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.diagnostics.Backups;
import org.landlord.port.out.diagnostics.StorageBackup;

class BackupUseCaseTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private final List<String> asked = new ArrayList<>();

    private final Backups backups = new BackupUseCase(
            new StorageBackup() {
                @Override
                public StorageCopy create(String file, boolean replace, Instant now) {
                    asked.add("create " + file + " " + replace + " " + now);
                    return new StorageCopy(file, 1, 2, 3, 4, now);
                }

                @Override
                public RestoredStorage restore(String file, boolean replace, Instant now) {
                    asked.add("restore " + file + " " + replace + " " + now);
                    return new RestoredStorage(new StorageCopy(file, 1, 2, 3, 4, now), null);
                }
            },
            () -> NOW);

    @Test
    void givenAFile_whenBackedUpOrRestored_thenTheStorageDoesIt_atTheTimeOfTheClock() {
        assertThat(backups.create("x.db", true).stateAt()).isEqualTo(NOW);
        assertThat(backups.restore("x.db", false).replaced()).isNull();

        assertThat(asked)
                .containsExactly("create x.db true 2026-11-30T09:00:00Z", "restore x.db false 2026-11-30T09:00:00Z");
    }

    @Test
    void givenNoFile_whenBackedUpOrRestored_thenThatIsInvalid() {
        assertThatThrownBy(() -> backups.create(" ", true))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("file must not be empty");
        assertThatThrownBy(() -> backups.restore("", true)).isInstanceOf(InvalidInput.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void givenAStorageWithToolsOfItsOwn_whenBackedUpOrRestored_thenItNamesThem() {
        Backups declined = new BackupUseCase(StorageBackup.declined("use pg_dump or base backups"), () -> NOW);

        assertThatThrownBy(() -> declined.create("x.db", false))
                .isInstanceOf(Conflict.class)
                .hasMessageEndingWith("use pg_dump or base backups");
        assertThatThrownBy(() -> declined.restore("x.db", false))
                .isInstanceOf(Conflict.class)
                .hasMessageEndingWith("use pg_dump or base backups");
    }
}
