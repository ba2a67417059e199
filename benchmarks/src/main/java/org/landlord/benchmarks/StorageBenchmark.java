package org.landlord.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.QuotaReservations;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/// What a request asks of the application, without the request: rates in calls a second, times in milliseconds. What
/// was recorded is on the disk when a call returns.
@State(Scope.Benchmark)
public class StorageBenchmark {

    static final int BATCH = 1000;

    /// Virtual threads, if the JVM is told so with `jmh.executor`.
    static final int CALLERS = 256;

    /// The system property with the number of organizations that [#recordAnywhere] records for.
    static final String ORGANIZATIONS = "landlord.benchmarks.organizations";

    private final RecordUsage event = Tenant.event(Quantity.of(1), null);
    private final List<RecordUsage> batch = Collections.nCopies(BATCH, event);
    private final RecordUsage limitedEvent = Tenant.limitedEvent();
    private final ReserveQuota reservation = ReserveQuota.of(null, Tenant.HARD, Quantity.of(1), null);
    private final int organizations = Integer.getInteger(ORGANIZATIONS, 1);
    private final CheckUsageLimit check = new CheckUsageLimit(Tenant.LIMIT, null, null);
    private @Nullable Landlord started;

    /// The JVM that measures is forked from the one that JMH runs in; the application runs in the former.
    @Setup
    public void start() {
        Landlord landlord = RunningLandlord.start();
        Tenant.moveIn(landlord);
        started = landlord;
    }

    private Landlord landlord() {
        return Objects.requireNonNull(started, "JMH calls @Setup first");
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @Threads(CALLERS)
    public RecordedUsage recordOne() {
        return landlord().usage().record(Tenant.CALLER, Tenant.ORG, event);
    }

    /// Each event for one of many organizations, by chance.
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @Threads(CALLERS)
    public RecordedUsage recordAnywhere() {
        int number = ThreadLocalRandom.current().nextInt(organizations);
        return landlord().usage().record(Tenant.CALLER, ManyOrganizations.org(number), event);
    }

    /// All events count against one hard limit.
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @Threads(128)
    public RecordedUsage recordOnHardLimit() {
        return landlord().usage().record(Tenant.CALLER, Tenant.ORG, limitedEvent);
    }

    /// A whole life of a reservation, on one hard limit.
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @Threads(64)
    public ReservationView reserveAndCommit() {
        QuotaReservations reservations = landlord().quotaReservations();
        ReservationId id = reservations
                .reserve(Tenant.CALLER, reservation)
                .value()
                .reservation()
                .reservationId();
        return reservations.commit(
                Tenant.CALLER, new CommitReservation(Tenant.ORG, id, Quantity.of(1), null, Metadata.empty()));
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OperationsPerInvocation(BATCH)
    @Threads(4)
    public BatchOutcome recordBatch() {
        return landlord().usage().recordBatch(Tenant.CALLER, Tenant.ORG, batch);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public QuotaCheck checkLimit() {
        return landlord().usageLimits().check(Tenant.CALLER, check);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<QuotaStatus> fullestLimits() {
        return landlord().quotaStatuses().fullest(Tenant.CALLER, ManyTenants.OVER, ManyTenants.LARGEST);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Page<QuotaStatus> quotaStatus() {
        return landlord().quotaStatuses().list(Tenant.CALLER, ManyTenants.org(0), PageRequest.first());
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<UsageTotal> topUsage() {
        return landlord().usage().top(Tenant.CALLER, ManyTenants.largest());
    }
}
