package org.landlord.it.walk;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;

/// What Acme brings along.
final class SeedWalk {

    static final String ORGANIZATION = """
        {"orgId": "org_acme", "slug": "acme", "name": "Acme"}\
        """;
    static final String PROJECT = """
        {"projectId": "project_app", "slug": "app", "name": "App"}\
        """;
    static final String USAGE = """
        {"projectId": "project_app", "runId": "run_123", "metric": "agent_runtime_ms", "unit": "ms",
         "quantity": 42000}\
        """;
    static final String LIMIT = """
        {"projectId": "project_app", "metric": "agent_runtime_ms", "unit": "ms", "period": "monthly",
         "limitQuantity": 10000000}\
        """;
    static final String PROVIDER = """
        {"providerId": "idp_okta", "type": "saml", "issuer": "https://acme.okta.example/saml",
         "ssoUrl": "https://acme.okta.example/sso", "certificateRef": "vault://identity/acme-okta-cert"}\
        """;
    static final String SECRET = """
        {"provider": "aws-secrets-manager",
         "ref": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:deploy-token"}\
        """;

    /// What the audit log tells of it, in order. Recording usage is not audited.
    static final List<String> ACTIONS = List.of(
            "org.create",
            "project.create",
            "usage_limit.upsert",
            "identity_provider.upsert",
            "secret_ref.upsert",
            "audit.export");

    private SeedWalk() {}

    /// The tables in which anything is stored, but for the list of migrations, and the position of the file itself.
    static List<String> tablesWithRows(DatabaseFile file) throws SQLException {
        List<String> tables = new ArrayList<>();
        for (String table : file.column("SELECT name FROM sqlite_master WHERE type = 'table'"
                + " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'flyway_%' AND name <> 'storage_position'"
                + " ORDER BY name")) {
            if (file.number("SELECT count(*) FROM \"" + table + "\"") > 0) {
                tables.add(table);
            }
        }
        return tables;
    }

    /// Stands in a field until the server is started.
    @SuppressWarnings("NullAway") // JUnit calls the starting method before any test
    static ServerProcess notStarted() {
        return null;
    }
}
