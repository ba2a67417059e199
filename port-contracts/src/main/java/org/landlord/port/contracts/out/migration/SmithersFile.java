package org.landlord.port.contracts.out.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A database file as the original control-plane store of Smithers has it, written by a test. The tests
/// need the driver of SQLite.
public final class SmithersFile implements AutoCloseable {

    /// 2026-09-01T00:00:00Z. The sample lies within the weeks after it.
    public static final long START = 1_788_220_800_000L;

    private static final long HOUR = 3_600_000L;

    private static final String OF_ORG = "REFERENCES _smithers_cp_orgs (org_id) ON DELETE CASCADE";
    private static final String OF_PROJECT =
            "FOREIGN KEY (org_id, project_id) REFERENCES _smithers_cp_projects (org_id, project_id) ON DELETE CASCADE";

    private static final List<String> SCHEMA = List.of(
            "orgs (org_id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
                    + " created_at_ms INTEGER NOT NULL)",
            "teams (org_id TEXT NOT NULL " + OF_ORG + ", team_id TEXT NOT NULL, slug TEXT NOT NULL,"
                    + " name TEXT NOT NULL, created_at_ms INTEGER NOT NULL, PRIMARY KEY (org_id, team_id),"
                    + " UNIQUE (org_id, slug))",
            "team_members (org_id TEXT NOT NULL, team_id TEXT NOT NULL, user_id TEXT NOT NULL, role TEXT NOT NULL,"
                    + " created_at_ms INTEGER NOT NULL, PRIMARY KEY (org_id, team_id, user_id),"
                    + " FOREIGN KEY (org_id, team_id) REFERENCES _smithers_cp_teams (org_id, team_id)"
                    + " ON DELETE CASCADE)",
            "projects (org_id TEXT NOT NULL " + OF_ORG + ", project_id TEXT NOT NULL, slug TEXT NOT NULL,"
                    + " name TEXT NOT NULL, metadata_json TEXT NOT NULL DEFAULT '{}', created_at_ms INTEGER NOT NULL,"
                    + " PRIMARY KEY (org_id, project_id), UNIQUE (org_id, slug))",
            "project_teams (org_id TEXT NOT NULL, project_id TEXT NOT NULL, team_id TEXT NOT NULL,"
                    + " role TEXT NOT NULL, created_at_ms INTEGER NOT NULL,"
                    + " PRIMARY KEY (org_id, project_id, team_id), " + OF_PROJECT + ")",
            "billing_accounts (org_id TEXT PRIMARY KEY " + OF_ORG + ", plan TEXT NOT NULL, billing_customer_id TEXT,"
                    + " status TEXT NOT NULL, updated_at_ms INTEGER NOT NULL)",
            "identity_providers (org_id TEXT NOT NULL " + OF_ORG + ", provider_id TEXT NOT NULL, type TEXT NOT NULL,"
                    + " issuer TEXT NOT NULL, sso_url TEXT, certificate_ref TEXT, status TEXT NOT NULL,"
                    + " metadata_json TEXT NOT NULL DEFAULT '{}', created_at_ms INTEGER NOT NULL,"
                    + " updated_at_ms INTEGER NOT NULL, PRIMARY KEY (org_id, provider_id))",
            "usage_events (id INTEGER PRIMARY KEY AUTOINCREMENT, org_id TEXT NOT NULL " + OF_ORG
                    + ", project_id TEXT, run_id TEXT, metric TEXT NOT NULL, quantity REAL NOT NULL,"
                    + " unit TEXT NOT NULL, observed_at_ms INTEGER NOT NULL,"
                    + " metadata_json TEXT NOT NULL DEFAULT '{}', " + OF_PROJECT + ")",
            "usage_limits (org_id TEXT NOT NULL " + OF_ORG + ", project_key TEXT NOT NULL, project_id TEXT,"
                    + " metric TEXT NOT NULL, unit TEXT NOT NULL, period TEXT NOT NULL, limit_quantity REAL NOT NULL,"
                    + " updated_at_ms INTEGER NOT NULL, PRIMARY KEY (org_id, project_key, metric, unit, period), "
                    + OF_PROJECT + ")",
            "secret_refs (org_id TEXT NOT NULL " + OF_ORG + ", project_key TEXT NOT NULL, project_id TEXT,"
                    + " name TEXT NOT NULL, provider TEXT NOT NULL, ref TEXT NOT NULL, created_by TEXT,"
                    + " created_at_ms INTEGER NOT NULL, rotated_at_ms INTEGER,"
                    + " PRIMARY KEY (org_id, project_key, name), " + OF_PROJECT + ")",
            "audit_events (id INTEGER PRIMARY KEY AUTOINCREMENT, org_id TEXT NOT NULL " + OF_ORG
                    + ", project_id TEXT, actor_id TEXT, action TEXT NOT NULL, target_type TEXT NOT NULL,"
                    + " target_id TEXT, occurred_at_ms INTEGER NOT NULL, metadata_json TEXT NOT NULL DEFAULT '{}', "
                    + OF_PROJECT + ")");

    private final Path file;
    private final Connection connection;

    private SmithersFile(Path file) throws SQLException {
        this.file = file;
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
    }

    /// Makes a file with empty tables, in place of one that exists.
    public static SmithersFile create(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            SmithersFile made = new SmithersFile(file);
            for (String table : SCHEMA) {
                made.execute("CREATE TABLE _smithers_cp_" + table);
            }
            made.execute("CREATE INDEX _smithers_cp_usage_org_time_idx"
                    + " ON _smithers_cp_usage_events (org_id, observed_at_ms)");
            made.execute("CREATE INDEX _smithers_cp_audit_org_time_idx"
                    + " ON _smithers_cp_audit_events (org_id, occurred_at_ms)");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Makes a file with two organizations and rows in every table.
    public static SmithersFile createSample(Path file) {
        SmithersFile made = create(file);
        made.org("org_acme", "acme", "Acme").org("org_globex", "globex", "Globex");
        made.team("org_acme", "team_core", "core").team("org_acme", "team_ops", "ops");
        made.add("team_members", "org_acme", "team_core", "ada", "owner", START + HOUR);
        made.add("team_members", "org_acme", "team_core", "bob", "member", START + 2 * HOUR);
        made.project("org_acme", "project_app", "app", "{\"tier\":\"gold\",\"weights\":[1,2.50]}");
        made.project("org_acme", "project_api", "api", "{}").project("org_globex", "project_app", "app", "{}");
        made.add("project_teams", "org_acme", "project_app", "team_core", "admin", START + HOUR);
        made.add("billing_accounts", "org_acme", "pro", "cus_1", "active", START + HOUR);
        made.add("billing_accounts", "org_globex", "free", null, "past_due", START + HOUR);
        made.addProviders();
        made.addUsage();
        made.add("usage_limits", "org_acme", "__org__", null, "tokens", "count", "monthly", 100.5, START + HOUR);
        made.add("usage_limits", "org_acme", "project_app", "project_app", "tokens", "count", "daily", 10.0, START);
        made.addSecrets();
        made.audit("org_acme", null, "system", "org.create", "org", "org_acme", START, "{}");
        made.audit("org_globex", null, "system", "org.create", "org", "org_globex", START, "{}");
        made.audit("org_acme", "project_app", null, "project.create", "project", "project_app", START + HOUR, "{}");
        made.audit(
                "org_acme",
                null,
                "ada",
                "team.member.upsert",
                "team",
                "team_core",
                START - HOUR,
                "{\"role\":\"owner\"}");
        return made;
    }

    private void addProviders() {
        add(
                "identity_providers",
                "org_acme",
                "idp_oidc",
                "oidc",
                "https://idp.acme.example",
                null,
                null,
                "active",
                "{\"emailDomains\":[\"acme.example\"]}",
                START,
                START + HOUR);
        add(
                "identity_providers",
                "org_acme",
                "idp_saml",
                "saml",
                "urn:acme:idp",
                "https://idp.acme.example/sso",
                "file:acme.pem",
                "disabled",
                "{}",
                START,
                START);
    }

    private void addUsage() {
        for (int i = 0; i < 10; i++) {
            usage("org_acme", "project_app", "tokens", 0.1, START + i);
        }
        usage("org_acme", null, "tokens", 0.1 + 0.2, START + HOUR);
        usage("org_acme", "project_api", "tokens", 41, START + 2 * HOUR);
        usage("org_globex", null, "tokens", 7, START);
        add(
                "usage_events",
                (Object) null,
                "org_acme",
                "project_app",
                "run_1",
                "compute",
                1.25,
                "seconds",
                START + HOUR,
                "{\"region\":\"eu\"}");
    }

    private void addSecrets() {
        add("secret_refs", "org_acme", "__org__", null, "deploy", "vault", "kv/acme", "ada", START, START + HOUR);
        add("secret_refs", "org_acme", "project_app", "project_app", "deploy", "vault", "kv/app", null, START, null);
    }

    public Path path() {
        return file;
    }

    public SmithersFile org(String orgId, String slug, String name) {
        return add("orgs", orgId, slug, name, START);
    }

    public SmithersFile team(String orgId, String teamId, String slug) {
        return add("teams", orgId, teamId, slug, slug, START);
    }

    public SmithersFile project(String orgId, String projectId, String slug, String metadata) {
        return add("projects", orgId, projectId, slug, slug, metadata, START);
    }

    public SmithersFile usage(String orgId, @Nullable String projectId, String metric, double quantity, long at) {
        return add("usage_events", null, orgId, projectId, null, metric, quantity, "count", at, "{}");
    }

    public SmithersFile audit(
            String orgId,
            @Nullable String projectId,
            @Nullable String actorId,
            String action,
            String targetType,
            @Nullable String targetId,
            long at,
            String metadata) {
        return add("audit_events", null, orgId, projectId, actorId, action, targetType, targetId, at, metadata);
    }

    /// Inserts a row.
    ///
    /// @param table without the prefix of all tables
    /// @param values of all columns in their order
    public SmithersFile add(String table, @Nullable Object... values) {
        String marks = String.join(", ", Collections.nCopies(values.length, "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO _smithers_cp_" + table + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs a statement.
    public SmithersFile execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
