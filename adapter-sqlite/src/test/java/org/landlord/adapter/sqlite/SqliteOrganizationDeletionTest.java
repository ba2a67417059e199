package org.landlord.adapter.sqlite;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.landlord.port.contracts.out.tenancy.TablesOfOrganizationsContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class SqliteOrganizationDeletionTest extends TablesOfOrganizationsContract {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    AgroalDataSource dataSource;

    @Override
    protected UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    protected Connection connect() throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = OFF");
        }
        return connection;
    }

    @Override
    protected String queryForTables() {
        return """
                SELECT t.name FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
                WHERE t.type = 'table' AND c.name = 'org_id' AND t.name <> 'organization'
                """;
    }

    @Override
    protected List<String> createTrigger(String condition) {
        return List.of("CREATE TRIGGER organization_goes_last BEFORE DELETE ON organization WHEN " + condition
                + " BEGIN SELECT RAISE(ABORT, 'rows of the organization are left'); END");
    }

    @Override
    protected String dropTrigger() {
        return "DROP TRIGGER organization_goes_last";
    }
}
