package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.diagnostics.RestoredStorage;
import org.landlord.domain.diagnostics.StorageCopy;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.diagnostics.Backups;

class BackupCommandsTest {

    private static final StorageCopy COPY =
            new StorageCopy("/b/x.db", 4096, 2, 30, 400, Instant.parse("2026-11-30T09:00:00Z"));

    private final Cli cli = new Cli();
    private final List<String> asked = new ArrayList<>();

    @TempDir
    Path folder;

    private Cli withBackups(@Nullable RuntimeException failure) {
        cli.backups = new Backups() {
            @Override
            public StorageCopy create(String file, boolean replace) {
                asked.add("create " + file + " " + replace);
                if (failure != null) {
                    throw failure;
                }
                return COPY;
            }

            @Override
            public RestoredStorage restore(String file, boolean replace) {
                asked.add("restore " + file + " " + replace);
                return new RestoredStorage(COPY, replace ? "/b/x.db.replaced" : null);
            }
        };
        return cli;
    }

    private String database() throws Exception {
        return Files.createFile(folder.resolve("landlord.db")).toString();
    }

    @Test
    @DisplayName("backup prints what the copy contains, and replaces a file only with --force")
    void backup() {
        withBackups(null);

        assertThat(cli.run("backup", "x.db", "--db", "l.db", "-o", "ndjson")).isZero();
        assertThat(cli.run("backup", "x.db", "--db", "l.db", "--force", "-o", "ndjson"))
                .isZero();

        assertThat(cli.out().lines().findFirst())
                .contains("{\"file\":\"/b/x.db\",\"bytes\":4096,\"organizations\":2,\"usageEvents\":30,"
                        + "\"auditEvents\":400,\"stateAt\":\"2026-11-30T09:00:00.000Z\"}");
        assertThat(asked).containsExactly("create x.db false", "create x.db true");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("a file that cannot be written is an invalid argument, a database that cannot be copied a conflict")
    void refused() {
        assertThat(withBackups(InvalidInput.of("file", "must not exist: choose another name"))
                        .run("backup", "x.db", "--db", "l.db"))
                .isEqualTo(2);
        assertThat(cli.err()).isEqualTo("landlord: FILE must not exist: choose another name\n");

        assertThat(withBackups(new Conflict("use pg_dump")).run("backup", "x.db", "--db", "l.db"))
                .isEqualTo(6);
    }

    @Test
    @DisplayName("with a server both commands say where to run them, and connect to nothing")
    void server() {
        withBackups(null);

        assertThat(cli.run("backup", "x.db", "--server", "http://h")).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("landlord: this command works on a database file, not through a server: run it on the"
                        + " machine of the server, with --db\n");
        cli.on(Map.of("LANDLORD_SERVER", "http://h"));
        assertThat(cli.run("restore", "x.db", "--yes")).isEqualTo(2);

        assertThat(cli.connections).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("restore replaces a database only after a confirmation")
    void confirmation() throws Exception {
        withBackups(null);
        String database = database();

        assertThat(cli.run("restore", "b.db", "--db", database)).isEqualTo(2);
        assertThat(cli.err()).contains("use --yes");
        assertThat(cli.onTerminal().typing("n\n").run("restore", "b.db", "--db", database))
                .isZero();
        assertThat(cli.err())
                .contains("Replace the database by the backup b.db? The current one is kept. [y/N]", "not restored");
        assertThat(asked).isEmpty();

        assertThat(cli.run("restore", "b.db", "--db", database, "--yes", "-o", "ndjson"))
                .isZero();

        assertThat(asked).containsExactly("restore b.db true");
        assertThat(cli.out())
                .isEqualTo("{\"database\":\"/b/x.db\",\"replaced\":\"/b/x.db.replaced\",\"bytes\":4096,"
                        + "\"organizations\":2,\"usageEvents\":30,\"auditEvents\":400,"
                        + "\"stateAt\":\"2026-11-30T09:00:00.000Z\"}\n");
    }

    @Test
    @DisplayName("restore asks nothing if there is no database")
    void nothingToReplace() {
        withBackups(null);

        assertThat(cli.run("restore", "b.db", "--db", folder.resolve("none.db").toString(), "-o", "ndjson"))
                .isZero();

        assertThat(asked).containsExactly("restore b.db false");
        assertThat(cli.out()).contains("\"replaced\":null");
    }

    @Test
    @DisplayName("neither command migrates or checks the database at its start, and only restore may create one")
    void modes() {
        assertThat(cli.read("backup", "x.db").inspectsDatabase()).isTrue();
        assertThat(cli.read("backup", "x.db").mayChangeDatabase()).isFalse();
        assertThat(cli.read("backup", "x.db").createsDatabase()).isFalse();
        assertThat(cli.read("restore", "x.db").inspectsDatabase()).isTrue();
        assertThat(cli.read("restore", "x.db").createsDatabase()).isTrue();
    }
}
