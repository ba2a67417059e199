package org.landlord.adapter.smithers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.SourceTable;
import org.landlord.port.contracts.out.migration.SmithersFile;
import org.landlord.port.out.migration.SourceRow;
import org.landlord.port.out.migration.SourceStore;

class SmithersStoresTest {

    private static final Path FOLDER = Path.of("target", "smithers");

    private final SmithersStores stores = new SmithersStores();

    private static List<SourceRow> rows(SourceStore store, SourceTable table, String orgId) {
        List<SourceRow> rows = new ArrayList<>();
        store.rows(table, orgId, rows::add);
        return rows;
    }

    private static Map<String, @Nullable Object> given(SourceRow row) {
        Map<String, @Nullable Object> fields = new HashMap<>(row.fields());
        fields.values().removeIf(value -> value == null);
        return fields;
    }

    @Test
    void givenRowsInEveryTable_whenRead_thenNoColumnIsMissing() {
        try (SmithersFile file = SmithersFile.createSample(FOLDER.resolve("sample.db"));
                SourceStore store = stores.open(file.path().toString())) {
            List<SourceRow> organizations = new ArrayList<>();
            store.organizations(organizations::add);

            assertThat(organizations).extracting(row -> row.value("orgId")).containsExactly("org_acme", "org_globex");
            assertThat(given(organizations.getFirst()))
                    .isEqualTo(Map.of(
                            "orgId", "org_acme", "slug", "acme", "name", "Acme", "createdAt", SmithersFile.START));
            assertThat(Arrays.stream(SourceTable.values())
                            .filter(table -> table != SourceTable.ORGS)
                            .map(table -> rows(store, table, "org_acme").size()))
                    .containsExactly(2, 2, 2, 1, 1, 2, 13, 2, 2, 3);
            assertThat(given(rows(store, SourceTable.USAGE_EVENTS, "org_acme").getLast()))
                    .isEqualTo(Map.of(
                            "orgId", "org_acme",
                            "id", 14L,
                            "projectId", "project_app",
                            "runId", "run_1",
                            "metric", "compute",
                            "quantity", 1.25,
                            "unit", "seconds",
                            "observedAt", SmithersFile.START + 3_600_000,
                            "metadata", Map.of("region", "eu")));
            assertThat(store.rows()).isEqualTo(36);
            assertThat(store.count(SourceTable.AUDIT_EVENTS, "org_acme")).isEqualTo(3);
        }
    }

    @Test
    void givenOrgWideRows_whenRead_thenTheyHaveNoProject() {
        try (SmithersFile file = SmithersFile.createSample(FOLDER.resolve("org-wide.db"));
                SourceStore store = stores.open(file.path().toString())) {
            assertThat(rows(store, SourceTable.SECRET_REFS, "org_acme"))
                    .extracting(row -> row.value("projectId"), row -> row.value("ref"))
                    .containsExactlyInAnyOrder(tuple(null, "kv/acme"), tuple("project_app", "kv/app"));
        }
    }

    @Test
    void givenMetadata_whenRead_thenNumbersAreExactAndWhatIsNoObjectStaysText() {
        try (SmithersFile file = SmithersFile.createSample(FOLDER.resolve("metadata.db"))) {
            file.project("org_acme", "list", "list", "[1]").project("org_acme", "torn", "torn", "{\"a\":");
            try (SourceStore store = stores.open(file.path().toString())) {
                List<SourceRow> projects = rows(store, SourceTable.PROJECTS, "org_acme");

                assertThat(projects)
                        .extracting(row -> row.value("metadata"))
                        .containsExactly(
                                "[1]",
                                Map.of(),
                                Map.of("tier", "gold", "weights", List.of(BigDecimal.ONE, new BigDecimal("2.50"))),
                                "{\"a\":");
            }
        }
    }

    @Test
    void givenRowsOfNoOrganization_whenOrphansAreRead_thenTheyAreFound() {
        try (SmithersFile file = SmithersFile.createSample(FOLDER.resolve("orphans.db"))) {
            file.execute("PRAGMA foreign_keys = OFF").team("org_gone", "team_x", "x");
            try (SourceStore store = stores.open(file.path().toString())) {
                List<SourceRow> orphans = new ArrayList<>();
                store.orphans(SourceTable.TEAMS, orphans::add);

                assertThat(orphans).extracting(row -> row.value("teamId")).containsExactly("team_x");
            }
        }
    }

    @Test
    void givenAnInterruptedUpgrade_whenRead_thenTheSecretsOfTheOldTableAreFoundNewestFirst() {
        try (SmithersFile file = SmithersFile.createSample(FOLDER.resolve("legacy.db"))) {
            file.execute("CREATE TABLE _smithers_cp_secret_refs_legacy (org_id TEXT, project_id TEXT, name TEXT,"
                    + " provider TEXT, ref TEXT, created_by TEXT, created_at_ms INTEGER, rotated_at_ms INTEGER)");
            file.add("secret_refs_legacy", "org_globex", null, "db", "vault", "old", null, 1, null);
            file.add("secret_refs_legacy", "org_globex", null, "db", "vault", "new", null, 2, null);
            try (SourceStore store = stores.open(file.path().toString())) {
                assertThat(rows(store, SourceTable.SECRET_REFS, "org_globex"))
                        .extracting(row -> row.value("ref"))
                        .containsExactly("new", "old");
            }
        }
    }

    @Test
    void givenAnOlderVersion_whenRead_thenMissingTablesAreEmptyAndMissingColumnsNull() {
        try (SmithersFile file = SmithersFile.createSample(FOLDER.resolve("older.db"))) {
            file.execute("DROP TABLE _smithers_cp_usage_limits")
                    .execute("ALTER TABLE _smithers_cp_projects DROP COLUMN metadata_json");
            try (SourceStore store = stores.open(file.path().toString())) {
                assertThat(rows(store, SourceTable.USAGE_LIMITS, "org_acme")).isEmpty();
                assertThat(rows(store, SourceTable.PROJECTS, "org_acme"))
                        .extracting(row -> row.value("metadata"))
                        .containsOnlyNulls();
            }
        }
    }

    /// Another process may still have it open: what is not yet in the file itself is read from its log.
    @Test
    void givenAFileInWalMode_whenItIsRead_thenTheLogIsReadAndTheFileStaysAsItIs() throws IOException {
        Path path = FOLDER.resolve("wal.db");
        try (SmithersFile file = SmithersFile.createSample(path)) {
            file.execute("PRAGMA journal_mode = WAL").org("org_new", "new", "New");
            FileTime before = FileTime.from(Instant.EPOCH);
            Files.setLastModifiedTime(path, before);
            byte[] content = Files.readAllBytes(path);
            try (SourceStore store = stores.open(path.toString())) {
                List<SourceRow> organizations = new ArrayList<>();
                store.organizations(organizations::add);
                assertThat(organizations).hasSize(3);
            }
            assertThat(Files.readAllBytes(path)).isEqualTo(content);
            assertThat(Files.getLastModifiedTime(path)).isEqualTo(before);
        }
    }

    @Test
    void givenAChangeWhileItIsRead_thenItIsNotSeen() {
        try (SmithersFile file = SmithersFile.createSample(FOLDER.resolve("snapshot.db"))) {
            file.execute("PRAGMA journal_mode = WAL");
            try (SourceStore store = stores.open(file.path().toString())) {
                assertThat(store.rows()).isEqualTo(36);
                file.usage("org_acme", null, "tokens", 1, SmithersFile.START);
                assertThat(rows(store, SourceTable.USAGE_EVENTS, "org_acme")).hasSize(13);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space.db", "what?.db", "50%.db", "ümlaut#1.db"})
    void givenANameThatAnAddressWouldMisread_whenOpened_thenItIsThatFile(String name) {
        try (SmithersFile file = SmithersFile.createSample(FOLDER.resolve(name));
                SourceStore store = stores.open(file.path().toString())) {
            assertThat(Files.exists(FOLDER.resolve(name))).isTrue();
            assertThat(store.rows()).isEqualTo(36);
        }
    }

    @Test
    void givenWhatIsNoSuchFile_whenOpened_thenTheMessageSaysWhy() throws IOException {
        Files.createDirectories(FOLDER);
        Path text = Files.writeString(FOLDER.resolve("text.db"), "This is not a database at all. ".repeat(100));
        Path empty = Files.write(FOLDER.resolve("empty.db"), new byte[0]);

        assertRefused(FOLDER.resolve("missing.db"), "does not exist");
        assertRefused(FOLDER, "is a directory");
        assertRefused(text, "is not an SQLite database");
        assertRefused(empty, "is not a database of the control-plane store of Smithers");
        assertThat(Files.size(empty)).isZero();
        assertThat(FOLDER.resolve("missing.db")).doesNotExist();
    }

    private void assertRefused(Path file, String detail) {
        assertThatThrownBy(() -> stores.open(file.toString())).isInstanceOfSatisfying(InvalidInput.class, refused -> {
            assertThat(refused.violations().getFirst().pointer()).isEqualTo("/file");
            assertThat(refused.violations().getFirst().detail()).contains(detail);
        });
    }

    @Test
    void givenADamagedFile_whenRead_thenTheMessageSaysSo() throws IOException {
        Path path = FOLDER.resolve("damaged.db");
        try (SmithersFile file = SmithersFile.createSample(path)) {
            for (int i = 0; i < 2000; i++) {
                file.usage("org_acme", null, "tokens", 1, SmithersFile.START);
            }
        }
        byte[] content = Files.readAllBytes(path);
        Arrays.fill(content, content.length / 2, content.length, (byte) 0x5a);
        Files.write(path, content);

        assertThatThrownBy(() -> {
                    try (SourceStore store = stores.open(path.toString())) {
                        rows(store, SourceTable.USAGE_EVENTS, "org_acme");
                    }
                })
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is damaged");
    }
}
