package org.landlord.adapter.postgres;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.landlord.port.contracts.out.tenancy.TablesOfOrganizationsContract;
import org.landlord.port.out.UnitOfWork;

@QuarkusTest
class PostgresOrganizationDeletionTest extends TablesOfOrganizationsContract {

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
        return dataSource.getConnection();
    }

    @Override
    protected String queryForTables() {
        return """
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname = 'org_id'
                  AND c.relname <> 'organization' AND c.relnamespace = 'public'::regnamespace
                """;
    }

    @Override
    protected List<String> createTrigger(String condition) {
        return List.of(
                "CREATE FUNCTION refuse_to_take_along() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF " + condition
                        + " THEN RAISE EXCEPTION 'rows of the organization are left'; END IF; RETURN OLD; END $$",
                "CREATE TRIGGER organization_goes_last BEFORE DELETE ON organization FOR EACH ROW"
                        + " EXECUTE FUNCTION refuse_to_take_along()");
    }

    @Override
    protected String dropTrigger() {
        return "DROP FUNCTION refuse_to_take_along() CASCADE";
    }
}
