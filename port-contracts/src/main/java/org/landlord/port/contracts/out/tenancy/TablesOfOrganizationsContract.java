package org.landlord.port.contracts.out.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.out.Fixtures.NOW;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Scope;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.shared.Metadata;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.access.StoredApiKey;

/// The contract of [org.landlord.port.out.tenancy.OrganizationStore] for organizations that are marked as deleted, in a
/// storage with tables.
public abstract class TablesOfOrganizationsContract extends OrganizationDeletionContract {

    /// A connection on which tables and triggers may be changed.
    protected abstract Connection connect() throws SQLException;

    /// A query for the names of all tables with the column `org_id`, without `organization` itself.
    protected abstract String queryForTables();

    /// Statements that create a trigger: an organization cannot be deleted while a condition holds.
    ///
    /// @param condition in SQL, on the row `OLD`
    protected abstract List<String> createTrigger(String condition);

    /// A statement that removes the trigger.
    protected abstract String dropTrigger();

    /// Foreign keys would take the rows of a table that was forgotten along with the organization, as many as there
    /// are, in one statement.
    @Test
    void whenTheOrganizationItselfGoes_thenNoTableHasARowOfItAnyMore() throws SQLException {
        Tenant going = newTenant();
        write(new Scope.Org(going.orgId()), going::fill);
        write(going::use);
        StoredApiKey key = key(going);
        write(stores -> stores.apiKeys().insert(key));
        write(stores -> stores.sessions().insert(session(key)));
        write(stores -> stores.identityProviders().put(withDomain(going.identityProvider("idp_of_domain", "active"))));
        List<String> tables = tables();
        assertThat(tables).contains("usage_event", "usage_series", "audit_event", "api_key");
        for (String table : tables) {
            assertThat(rows(table, going))
                    .as("rows of the test's organization in " + table)
                    .isPositive();
        }
        write(stores -> stores.organizations().markDeleted(going.orgId(), NOW));

        execute(createTrigger(tables.stream()
                .map(table -> "EXISTS (SELECT 1 FROM " + table + " WHERE org_id = OLD.org_id)")
                .collect(Collectors.joining(" OR "))));
        try {
            removeAll(going);
        } finally {
            execute(List.of(dropTrigger()));
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

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(queryForTables())) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private long rows(String table, Tenant tenant) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE org_id = ?")) {
            statement.setString(1, tenant.orgId().value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void execute(List<String> statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
