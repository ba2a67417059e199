package org.landlord.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the migrated schema must have so that an organization can be a shard.
@QuarkusTest
class SchemaTest {

    /// The tables without tenant data, or whose rows must be found before the organization is known.
    static final Set<String> GLOBAL = Set.of(
            "organization",
            "identity_provider",
            "identity_provider_domain",
            "api_key",
            "session",
            "gateway",
            "gateway_run",
            "idempotency_record",
            "platform_audit_event",
            "maintenance_lease");

    private static final String TABLES = """
            SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
              AND relnamespace = 'public'::regnamespace AND relname <> 'flyway_schema_history'
            """;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void givenTheTables_thenEachIsOfTenantsOrGlobal() throws SQLException {
        List<String> withOrganization = column(TABLES + " AND EXISTS (SELECT 1 FROM pg_attribute"
                + " WHERE attrelid = pg_class.oid AND attname = 'org_id' AND NOT attisdropped)");

        assertThat(column(TABLES))
                .contains("usage_event", "audit_event")
                .allMatch(table -> GLOBAL.contains(table) || withOrganization.contains(table))
                .containsAll(GLOBAL);
    }

    @Test
    void givenTablesOfTenants_thenEachUniqueKeyBeginsWithTheOrganization() throws SQLException {
        List<String> keys = column("""
                SELECT c.relname || ': ' || i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace AND NOT c.relispartition
                  AND c.relname <> 'flyway_schema_history'
                  AND (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = i.indkey[0])
                      IS DISTINCT FROM 'org_id'
                """);

        assertThat(keys).isNotEmpty().allMatch(key -> GLOBAL.contains(key.replaceFirst(":.*", "")));
    }

    @Test
    void givenTablesOfTenants_thenEachForeignKeyHasTheOrganization() throws SQLException {
        List<String> keys = column("""
                SELECT c.relname || ': ' || f.conname FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid
                WHERE f.contype = 'f' AND c.relnamespace = 'public'::regnamespace
                  AND NOT EXISTS (SELECT 1 FROM pg_attribute
                                  WHERE attrelid = c.oid AND attnum = ANY(f.conkey) AND attname = 'org_id')
                """);

        assertThat(keys).allMatch(key -> GLOBAL.contains(key.replaceFirst(":.*", "")));
    }

    @Test
    void givenColumnsWithText_thenEachIsComparedByteByByte() throws SQLException {
        List<String> others = column("""
                SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                  AND c.relname <> 'flyway_schema_history' AND a.attnum > 0 AND NOT a.attisdropped
                  AND a.atttypid = 'text'::regtype AND a.attcollation <> 'pg_catalog."C"'::regcollation
                """);

        assertThat(others).isEmpty();
    }

    @Test
    void givenTheTables_thenTheDecisionAndTheFileForCitusNameEach() throws SQLException, IOException {
        String decision = Files.readString(Path.of("../docs/adr/0063-postgresql.md"));
        assertThat(GLOBAL).allSatisfy(table -> assertThat(decision).contains("`" + table + "`"));

        List<String> distributed = new ArrayList<>();
        Matcher statement = Pattern.compile("create_(?:distributed|reference)_table\\('(\\w+)'")
                .matcher(citus());
        while (statement.find()) {
            distributed.add(statement.group(1));
        }
        Set<String> all = new TreeSet<>(column(TABLES));
        all.removeAll(Set.of("platform_audit_event", "maintenance_lease"));
        assertThat(distributed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    private static String citus() throws IOException {
        try (var file = SchemaTest.class.getResourceAsStream("/db/citus.sql")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
