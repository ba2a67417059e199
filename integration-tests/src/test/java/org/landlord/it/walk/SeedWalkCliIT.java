package org.landlord.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.Cli;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;

/// Acme's first day, at a terminal: on a local database file, and against a server.
class SeedWalkCliIT {

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenALocalDatabase_whenAcmeMovesInAndOut_thenEveryAnswerIsRightAndNothingIsLeft() throws SQLException {
        Path database = folder.resolve("local.db");

        Cli cli = new Cli(Map.of("LANDLORD_DB", database.toString()));
        done(cli, "init");
        walk(cli);

        try (DatabaseFile file = new DatabaseFile(database)) {
            assertThat(SeedWalk.tablesWithRows(file)).containsExactly("api_key", "platform_audit_event");
        }
    }

    @Test
    @Tag("heavy")
    void givenAServer_whenAcmeMovesInAndOut_thenEveryAnswerIsRightAndNothingIsLeft() throws SQLException {
        try (ServerProcess server = ServerProcess.start(folder)) {
            walk(new Cli(Map.of("LANDLORD_SERVER", server.uri().toString())));

            try (DatabaseFile file = new DatabaseFile(server.database())) {
                assertThat(SeedWalk.tablesWithRows(file)).containsExactly("api_key", "platform_audit_event");
            }
        }
    }

    private static void walk(Cli cli) {
        moveIn(cli);
        checkLimit(cli);
        export(cli);
        moveOut(cli);
    }

    private static void moveIn(Cli cli) {
        done(cli, "org", "create", "--id", "org_acme", "--slug", "acme", "--name", "Acme");
        done(cli, "project", "create", "--org", "org_acme", "--id", "project_app", "--slug", "app", "--name", "App");
        JsonPath event = done(
                cli,
                "usage",
                "record",
                "--org",
                "org_acme",
                "--project",
                "project_app",
                "--metric",
                "agent_runtime_ms",
                "--unit",
                "ms",
                "--quantity",
                "42000",
                "--run",
                "run_123");
        assertThat(event.getLong("quantity")).isEqualTo(42000);
        done(
                cli,
                "limit",
                "set",
                "--org",
                "org_acme",
                "--project",
                "project_app",
                "--metric",
                "agent_runtime_ms",
                "--unit",
                "ms",
                "--period",
                "monthly",
                "--quantity",
                "10000000");
        done(
                cli,
                "idp",
                "create",
                "--org",
                "org_acme",
                "--id",
                "idp_okta",
                "--type",
                "saml",
                "--issuer",
                "https://acme.okta.example/saml",
                "--certificate-ref",
                "vault://identity/acme-okta-cert");
        done(
                cli,
                "secret",
                "put",
                "deploy-token",
                "--org",
                "org_acme",
                "--provider",
                "aws-secrets-manager",
                "--ref",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:deploy-token");
    }

    private static void checkLimit(Cli cli) {
        JsonPath check = done(
                cli,
                "limit",
                "check",
                "--org",
                "org_acme",
                "--project",
                "project_app",
                "--metric",
                "agent_runtime_ms",
                "--unit",
                "ms",
                "--period",
                "monthly");

        assertThat(check.getLong("usedQuantity")).isEqualTo(42000);
        assertThat(check.getLong("remainingQuantity")).isEqualTo(9958000);
        assertThat(check.getBoolean("exceeded")).isFalse();
    }

    private static void export(Cli cli) {
        JsonPath export = done(cli, "audit", "export", "--org", "org_acme");

        assertThat(export.getList("auditEvents.action", String.class)).isEqualTo(SeedWalk.ACTIONS);
        assertThat(export.getString("org.slug")).isEqualTo("acme");
    }

    private static void moveOut(Cli cli) {
        Cli.Outcome deleted = cli.run("org", "delete", "org_acme", "--yes");
        assertThat(deleted.exitCode()).as(deleted.err()).isZero();

        Cli.Outcome gone = cli.run("org", "get", "org_acme");
        assertThat(gone.exitCode()).isEqualTo(4);
        assertThat(gone.err()).contains("no org org_acme").doesNotContain("Exception");

        assertThat(done(cli, "audit", "list", "--platform").getList("action", String.class))
                .isEqualTo(List.of("org.delete", "api_key.create"));
    }

    /// Runs a command that must succeed, and reads the JSON that it prints when nobody watches.
    private static JsonPath done(Cli cli, String... arguments) {
        Cli.Outcome outcome = cli.run(arguments);
        assertThat(outcome.exitCode())
                .as(String.join(" ", arguments) + "\n" + outcome.err())
                .isZero();
        return JsonPath.from(outcome.out());
    }
}
