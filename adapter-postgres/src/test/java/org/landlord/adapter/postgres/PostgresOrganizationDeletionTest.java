package org.landlord.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.out.Fixtures.NOW;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Scope;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.contracts.out.tenancy.OrganizationDeletionContract;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.access.StoredApiKey;
import org.landlord.port.out.access.StoredSession;

@QuarkusTest
class PostgresOrganizationDeletionTest extends OrganizationDeletionContract {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    AgroalDataSource dataSource;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    /// Foreign keys would take the rows of a table that was forgotten along with the organization, as many as there
    /// are, in one statement.
    @Test
    void whenTheOrganizationItselfGoes_thenNoTableHasARowOfItAnyMore() throws SQLException {
        Tenant going = newTenant();
        write(new Scope.Org(going.orgId()), going::fill);
        write(going::use);
        KeyId keyId = new KeyId(KeyId.PREFIX + "0123456789abcdefghjkmnpqrs");
        write(stores -> stores.apiKeys()
                .insert(new StoredApiKey(
                        new ApiKey(
                                keyId,
                                going.orgId(),
                                new Name("key"),
                                null,
                                KeyScopes.all(),
                                null,
                                NOW,
                                null,
                                null,
                                null),
                        new SecretHash("0123456789abcdef".repeat(4)))));
        write(stores -> stores.sessions()
                .insert(new StoredSession(
                        new Session(
                                new SessionId("ses_0123456789abcdefghjkmnpqrs"),
                                new SessionHolder.Key(going.orgId(), keyId),
                                NOW,
                                NOW,
                                NOW.plusSeconds(60),
                                null,
                                null),
                        new SecretHash("fedcba9876543210".repeat(4)),
                        Duration.ofMinutes(1),
                        List.of(),
                        false,
                        null)));
        write(stores -> stores.identityProviders().put(withDomain(going.identityProvider("idp_of_domain", "active"))));
        List<String> tables = tablesOfOrganizations();
        assertThat(tables).contains("usage_event", "usage_series", "audit_event", "api_key");
        for (String table : tables) {
            assertThat(rows(table, going))
                    .as("rows of the test's organization in " + table)
                    .isPositive();
        }
        write(stores -> stores.organizations().markDeleted(going.orgId(), NOW));

        refuseToTakeAlong(tables);
        try {
            boolean more = true;
            while (more) {
                more = unitOfWork.write(stores -> stores.organizations().removeSome(going.orgId()));
            }
        } finally {
            execute("DROP FUNCTION refuse_to_take_along() CASCADE");
        }

        for (String table : tables) {
            assertThat(rows(table, going)).as("rows left in " + table).isZero();
        }
        assertThat(rows("organization", going)).isZero();
    }

    private static IdentityProvider withDomain(IdentityProvider provider) {
        return new IdentityProvider(
                provider.orgId(),
                provider.providerId(),
                provider.type(),
                provider.issuer(),
                null,
                null,
                null,
                null,
                provider.status(),
                Metadata.of(Map.of("emailDomains", List.of("acme.example"))),
                provider.createdAt(),
                provider.updatedAt());
    }

    private List<String> tablesOfOrganizations() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname = 'org_id'
                          AND c.relname <> 'organization' AND c.relnamespace = 'public'::regnamespace
                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private long rows(String table, Tenant tenant) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE org_id = ?")) {
            statement.setString(1, tenant.orgId().value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void refuseToTakeAlong(List<String> tables) throws SQLException {
        List<String> left = tables.stream()
                .map(table -> "EXISTS (SELECT 1 FROM " + table + " WHERE org_id = OLD.org_id)")
                .toList();
        execute("CREATE FUNCTION refuse_to_take_along() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF "
                + String.join(" OR ", left)
                + " THEN RAISE EXCEPTION 'rows of the organization are left'; END IF; RETURN OLD; END $$");
        execute("CREATE TRIGGER organization_goes_last BEFORE DELETE ON organization FOR EACH ROW"
                + " EXECUTE FUNCTION refuse_to_take_along()");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
