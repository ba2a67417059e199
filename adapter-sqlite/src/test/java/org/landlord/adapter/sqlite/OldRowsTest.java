package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.out.Fixtures.NOW;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.BrokenRow;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.Contents;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.StoredRows;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.access.StoredApiKey;

/// Rows that an older version wrote under rules that were less strict.
@QuarkusTest
class OldRowsTest {

    private static final String SEEMS_SECRET = "{\"token\":\"ghp_0123456789abcdef\"}";

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    AgroalDataSource dataSource;

    private final Tenant tenant = new Tenant(Fixtures.organization());
    private final KeyId keyId =
            new KeyId(KeyId.PREFIX + tenant.orgId().value().replace("-", "").substring(4, 30));

    @BeforeEach
    void writeAsBefore() throws SQLException {
        unitOfWork.write(stores -> {
            stores.organizations().insert(tenant.organization());
            tenant.fill(stores);
            tenant.use(stores);
            stores.apiKeys()
                    .insert(new StoredApiKey(
                            new ApiKey(
                                    keyId,
                                    tenant.orgId(),
                                    new Name("key"),
                                    null,
                                    KeyScopes.all(),
                                    null,
                                    NOW,
                                    null,
                                    null,
                                    null),
                            new SecretHash("0123456789abcdef".repeat(4))));
            return true;
        });
        change("UPDATE organization SET name = 'ac\u200Bme', metadata = '" + SEEMS_SECRET + "' WHERE org_id = ?");
        change("UPDATE secret_ref SET name = 'sec\uFFFDret', ref = 'ghp_0123456789abcdef' WHERE org_id = ?");
        change("UPDATE usage_limit SET metric = 'cafe\u0301' WHERE org_id = ?");
        change("UPDATE usage_series SET metric = '\u00A0tokens' WHERE org_id = ?");
        change("UPDATE usage_event SET metadata = '{\"n\":1E+400}' WHERE org_id = ?");
        change("UPDATE audit_event SET action = 'service\u200D.deploy' WHERE org_id = ?");
        change("UPDATE identity_provider SET type = 'oidc', sso_url = 'https://ada@id.example',"
                + " certificate_ref = 'Server=h;Password=hunter2',"
                + " metadata = '{\"groupTeams\":{\"claim\":\"groups\",\"teams\":{\"eng\":\"a b\"}}}' WHERE org_id = ?");
        change("UPDATE gateway SET base_url = 'https://ada@gateway.example',"
                + " name = 'gate\u200Bway', token = 'file:to ken' WHERE org_id = ?");
        change("UPDATE workflow_run SET workflow = ' flow', input = '" + SEEMS_SECRET + "', wait_kind = 'event',"
                + " wait_node = ' node' WHERE org_id = ?");
        change("UPDATE approval SET node_id = 'no\u200Bde' WHERE org_id = ?");
        change("UPDATE approval_decision SET note = ' why' WHERE org_id = ?");
        change("UPDATE approval_policy SET roles = '[\"owner\",\" role\"]' WHERE org_id = ?");
        change("UPDATE api_key SET scopes = 'org:fly usage:write', external_id = ' 17' WHERE org_id = ?");
    }

    @Test
    void givenRowsThatBreakARule_whenTheyAreRead_thenTheyComeAsTheyAre() {
        Organization organization = unitOfWork.read(
                stores -> stores.organizations().find(tenant.orgId()).orElseThrow());
        assertThat(organization.name().value()).isEqualTo("ac\u200Bme");
        assertThat(organization.metadata().json()).isEqualTo(SEEMS_SECRET);
        List<SecretReference> secrets = unitOfWork.read(
                stores -> stores.secretReferences().list(tenant.orgId(), new SecretScope.Everything(), null, 10));
        assertThat(secrets)
                .hasSize(2)
                .allMatch(secret -> secret.key().name().value().equals("sec\uFFFDret"));
        assertThat(unitOfWork.<List<?>>read(stores -> stores.usageLimits().list(tenant.orgId(), null, 10)))
                .hasSize(2);
        assertThat(unitOfWork.<List<?>>read(stores -> stores.usageEvents()
                        .list(new UsageQuery(tenant.orgId(), null, null, null, null, Window.always()), null, 10)))
                .hasSize(2);
        assertThat(unitOfWork.<List<?>>read(stores -> stores.auditLog()
                        .list(new AuditQuery(tenant.orgId(), null, null, null, null, null, Window.always()), null, 10)))
                .hasSize(1);
        Contents contents = unitOfWork.read(tenant::contents);
        assertThat(contents.runs()).extracting(run -> run.workflow().value()).containsExactly(" flow");
        assertThat(contents.runs()).extracting(run -> run.input().json()).containsExactly(SEEMS_SECRET);
        assertThat(contents.approvals())
                .extracting(approval -> approval.request().nodeId().value())
                .containsExactly("no\u200Bde");
        assertThat(contents.approvals().getFirst().decisions().getFirst().note())
                .isEqualTo(" why");
        assertThat(contents.approvalPolicies())
                .hasSize(2)
                .allMatch(policy -> policy.deciders().roles().getLast().value().equals(" role"));
        StoredApiKey key =
                unitOfWork.read(stores -> stores.apiKeys().find(keyId).orElseThrow());
        assertThat(key.key().scopes().labels()).containsExactly("org:fly", "usage:write");
        assertThat(key.key().scopes().permissions()).containsExactly(Permission.USAGE_WRITE);
    }

    @Test
    void givenRowsThatBreakARule_whenAllRowsAreLookedAt_thenEachIsToldByItsTableItsKeyAndTheRule() {
        List<BrokenRow> broken = new ArrayList<>();
        for (String table :
                unitOfWork.<List<String>>read(stores -> stores.storedRows().tables())) {
            StoredRows.Piece piece =
                    unitOfWork.read(stores -> stores.storedRows().look(table, null, 3));
            broken.addAll(piece.broken());
            while (piece.next() != null) {
                StoredRows.Position after = piece.next();
                piece = unitOfWork.read(stores -> stores.storedRows().look(table, after, 3));
                broken.addAll(piece.broken());
            }
        }

        String org = tenant.orgId().value();
        assertThat(broken)
                .filteredOn(row -> row.key().startsWith(org) || row.table().equals("usage_event"))
                .extracting(row -> row.table() + "." + row.field())
                .contains(
                        "organization.name",
                        "organization.metadata",
                        "secret_ref.name",
                        "secret_ref.ref",
                        "usage_limit.metric",
                        "usage_event.metadata",
                        "gateway.name",
                        "gateway.base_url",
                        "gateway.token",
                        "workflow_run.workflow",
                        "workflow_run.input",
                        "workflow_run.wait_node",
                        "approval.node_id",
                        "approval_decision.note",
                        "approval_policy.roles",
                        "audit_event.action");
        assertThat(broken)
                .filteredOn(row ->
                        row.table().equals("identity_provider") && row.key().startsWith(org + " "))
                .extracting(row -> row.field() + " " + row.rule())
                .containsExactlyInAnyOrder(
                        "sso_url must not contain a user name, a password or a token",
                        "certificate_ref must not contain a user name, a password or a token",
                        "metadata groupTeams/teams/eng must be 1 to 128 characters of A-Z, a-z, 0-9, ':', '_' and '-'");
        assertThat(broken).extracting(row -> row.table() + "." + row.field()).contains("usage_series.metric");
        assertThat(broken)
                .filteredOn(row -> row.table().equals("api_key") && row.key().equals(keyId.value()))
                .extracting(row -> row.field() + " " + row.rule())
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).startsWith("scopes ").contains("must be a permission"),
                        text -> assertThat(text).isEqualTo("external_id must not begin or end with white space"));
        assertThat(broken)
                .filteredOn(
                        row -> row.table().equals("secret_ref") && row.field().equals("name"))
                .allSatisfy(row -> assertThat(row.key()).contains("sec{U+FFFD}ret"));
    }

    @Test
    void givenRowsThatKeepTheRules_whenTheyAreLookedAt_thenNothingIsSaidOfThem() {
        Tenant other = new Tenant(Fixtures.organization());
        unitOfWork.write(stores -> {
            stores.organizations().insert(other.organization());
            other.fill(stores);
            return true;
        });

        for (String table :
                unitOfWork.<List<String>>read(stores -> stores.storedRows().tables())) {
            StoredRows.Piece piece =
                    unitOfWork.read(stores -> stores.storedRows().look(table, null, 100_000));
            assertThat(piece.broken())
                    .filteredOn(row -> row.key().startsWith(other.orgId().value()))
                    .isEmpty();
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = OFF");
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, tenant.orgId().value());
                assertThat(statement.executeUpdate()).as(sql).isPositive();
            }
        }
    }
}
