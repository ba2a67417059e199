package org.landlord.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.usage.RecordUsage;

/// Organizations that only record usage, as many as there may be.
final class ManyOrganizations {

    private static final int AT_ONCE = 1000;

    private ManyOrganizations() {}

    static OrgId org(int number) {
        return new OrgId("org_many-" + number);
    }

    /// Makes organizations with one event each. Their rows are written into the table: one by one, each durable, they
    /// would take longer than what is measured.
    static void fill(int organizations) {
        Landlord landlord = RunningLandlord.start();
        Tenant.moveIn(landlord);
        String rows = """
                WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                INSERT INTO organization (org_id, slug, name, metadata, created_at, updated_at)
                SELECT 'org_many-' || i, 'many-' || i, 'Many ' || i, '{}', 1760000000000, 1760000000000 FROM n""";
        try (Connection connection = Database.connect();
                PreparedStatement insert = connection.prepareStatement(rows)) {
            insert.setLong(1, organizations - 1L);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        List<RecordUsage> event = List.of(Tenant.event(Quantity.of(1), null));
        for (int from = 0; from < organizations; from += AT_ONCE) {
            IntStream.range(from, Math.min(from + AT_ONCE, organizations))
                    .mapToObj(number -> landlord.usage()
                            .recordBatchAsync(Tenant.CALLER, org(number), event, HardLimits.ENFORCED)
                            .toCompletableFuture())
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }
}
