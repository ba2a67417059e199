package org.landlord.benchmarks;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.usage.RecordUsage;

/// Makes databases large.
final class Filling {

    private static final Duration SPREAD = Duration.ofDays(29);
    private static final int BATCH = 5000;
    private static final long SEED = 7;

    private Filling() {}

    /// Records usage until there are `wanted` events; those that are new are spread over 29 days, the oldest first,
    /// as usage comes about. Then fails if a check of the limit says anything else than adding the events up.
    static void usage(long wanted) {
        Landlord landlord = RunningLandlord.start();
        Tenant.moveIn(landlord);
        long there = Database.number("SELECT count(*) FROM usage_event");
        SplittableRandom random = new SplittableRandom(SEED + there);
        Instant oldest = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(SPREAD);
        double step = (double) SPREAD.toMillis() / Math.max(1, wanted - there);
        long before = there;
        while (there < wanted) {
            int size = (int) Math.min(BATCH, wanted - there);
            long first = there - before;
            List<RecordUsage> batch = IntStream.range(0, size)
                    .mapToObj(i -> Tenant.event(
                            new Quantity(random.nextLong(1000), random.nextInt(1_000_000_000)),
                            oldest.plusMillis((long) ((first + i + random.nextDouble()) * step))))
                    .toList();
            landlord.usage().recordBatch(Tenant.CALLER, Tenant.ORG, batch);
            there += size;
        }
        compare(landlord.usageLimits().check(Tenant.CALLER, new CheckUsageLimit(Tenant.LIMIT, null, null)), wanted);
    }

    private static void compare(QuotaCheck check, long events) {
        Window window = check.window();
        long since = window.since().toEpochMilli();
        long until = window.until().toEpochMilli();
        String inWindow = " FROM usage_event WHERE observed_at BETWEEN " + since + " AND " + until;
        QuantitySum added = QuantitySum.of(
                BigInteger.valueOf(Database.number("SELECT coalesce(sum(units), 0)" + inWindow)),
                BigInteger.valueOf(Database.number("SELECT coalesce(sum(nanos), 0)" + inWindow)));
        if (!added.equals(check.usedQuantity())) {
            throw new IllegalStateException("the check says " + check.usedQuantity() + ", the events are " + added);
        }
        System.out.println("the check of " + events + " events says " + added + ", and so do the events");
    }

    /// Makes an organization with `events` audit events. They are written into the table: one by one, each durable,
    /// a million would take longer than all else that is measured.
    ///
    /// @param slug of an organization that is not there yet
    static void audit(String slug, long events) {
        OrgId orgId = new OrgId("org_" + slug);
        RunningLandlord.start()
                .organizations()
                .create(Tenant.CALLER, new CreateOrganization(orgId, new Slug(slug), new Name(slug), Metadata.empty()));
        String rows = """
                WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                INSERT INTO audit_event
                  (org_id, sequence, event_id, actor_id, action, target_type, target_id, occurred_at, metadata)
                SELECT ?, i, 'evt_' || i, 'usr_1', 'project.update', 'project', 'proj_' || (i % 100),
                  1760000000000 + i, '{"name":"Project"}' FROM n""";
        try (Connection connection = Database.connect();
                PreparedStatement insert = connection.prepareStatement(rows)) {
            insert.setLong(1, events);
            insert.setString(2, orgId.value());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
