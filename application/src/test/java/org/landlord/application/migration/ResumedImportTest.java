package org.landlord.application.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.application.migration.ImportWorld.ACME;
import static org.landlord.application.migration.ImportWorld.CALLER;
import static org.landlord.application.migration.ImportWorld.GLOBEX;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.adapter.smithers.SmithersStores;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.out.migration.SmithersFile;
import org.landlord.port.in.migration.ImportReport;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.migration.SourceRow;
import org.landlord.port.out.migration.SourceStore;
import org.landlord.port.out.quota.LimitState;

/// An import that ends anywhere, and storage that runs a unit of work again.
class ResumedImportTest {

    /// A process that is killed.
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /// Storage that ends the process after a number of units of work.
    private static final class KilledAfter extends Delegating {

        private int units;

        KilledAfter(UnitOfWork storage, int units) {
            super(storage);
            this.units = units;
        }

        @Override
        public <T> T write(Scope scope, Function<Stores, T> work) {
            if (units-- <= 0) {
                throw new Killed();
            }
            return super.write(scope, work);
        }
    }

    /// Storage that runs each unit of work twice, as after a serialization failure.
    private static final class Repeating extends Delegating {

        Repeating(UnitOfWork storage) {
            super(storage);
        }

        @Override
        public <T> T write(Scope scope, Function<Stores, T> work) {
            try {
                super.write(scope, stores -> {
                    T _ = work.apply(stores);
                    throw new Killed();
                });
            } catch (Killed _) {
                // Nothing was stored.
            }
            return super.write(scope, work);
        }
    }

    private abstract static class Delegating implements UnitOfWork {

        private final UnitOfWork storage;

        Delegating(UnitOfWork storage) {
            this.storage = storage;
        }

        @Override
        public <T> T read(Scope scope, Function<Stores, T> work) {
            return storage.read(scope, work);
        }

        @Override
        public <T> T scan(Scope scope, Function<Stores, T> work) {
            return storage.scan(scope, work);
        }

        @Override
        public <T> T write(Scope scope, Function<Stores, T> work) {
            return storage.write(scope, work);
        }

        @Override
        public boolean isOpen() {
            return storage.isOpen();
        }

        @Override
        public void awaitWriters(Scope scope, Instant instant) {
            storage.awaitWriters(scope, instant);
        }

        @Override
        public void afterCommit(Runnable action) {
            storage.afterCommit(action);
        }

        @Override
        public <C, R> GroupWriter<C, R> grouped(GroupWork<C, R> work) {
            return storage.grouped(work);
        }
    }

    /// A source that ends the process after a number of rows.
    private record Torn(SourceStore source, AtomicInteger left) implements SourceStore {

        private Consumer<SourceRow> counting(Consumer<SourceRow> consumer) {
            return row -> {
                if (left.getAndDecrement() <= 0) {
                    throw new Killed();
                }
                consumer.accept(row);
            };
        }

        @Override
        public long rows() {
            return source.rows();
        }

        @Override
        public void organizations(Consumer<SourceRow> consumer) {
            source.organizations(counting(consumer));
        }

        @Override
        public void rows(SourceTable table, @Nullable Object orgId, Consumer<SourceRow> consumer) {
            source.rows(table, orgId, counting(consumer));
        }

        @Override
        public long count(SourceTable table, @Nullable Object orgId) {
            return source.count(table, orgId);
        }

        @Override
        public void orphans(SourceTable table, Consumer<SourceRow> consumer) {
            source.orphans(table, counting(consumer));
        }

        @Override
        public void close() {
            source.close();
        }
    }

    private static List<Object> whole(SmithersFile file) {
        ImportWorld world = new ImportWorld();
        world.run(file);
        return world.everything();
    }

    @Test
    void givenAnImportThatIsKilledAfterAnyUnitOfWork_whenRunAgain_thenNothingIsMissingOrDoubled() {
        try (SmithersFile file = SmithersFile.createSample(ImportWorld.file("killed"))) {
            List<Object> whole = whole(file);
            for (int units = 0; units < 20; units++) {
                MemoryUnitOfWork storage = new MemoryUnitOfWork();
                ImportWorld killed = new ImportWorld(new KilledAfter(storage, units));
                try {
                    killed.run(file);
                } catch (Killed _) {
                    // As intended; with enough units it ends.
                }
                ImportWorld world = new ImportWorld(storage);

                ImportReport report = world.run(file);

                assertThat(report.isComplete()).isTrue();
                assertThat(world.everything()).as("after %d units", units).isEqualTo(whole);
                assertToldOnce(world, ACME);
                assertToldOnce(world, GLOBEX);
                assertThat(world.platformActions()).isNotEmpty().containsOnly("platform.import");
                assertThat(world.landlord()
                                .usage()
                                .verifySums(CALLER, ACME, false)
                                .faults())
                        .isZero();
            }
        }
    }

    /// However it ended, the log says that rows were imported, after all of them.
    private static void assertToldOnce(ImportWorld world, OrgId orgId) {
        List<AuditEvent> events = world.audit(orgId);
        assertThat(events.getLast().eventId()).hasToString("smithers:import:1");
        assertThat(events)
                .filteredOn(event -> event.action().value().equals("org.import"))
                .hasSize(1);
    }

    @Test
    void givenAnImportThatIsKilledAfterAnyRow_whenRunAgain_thenNothingIsMissingOrDoubled() {
        try (SmithersFile file = SmithersFile.createSample(ImportWorld.file("torn"))) {
            List<Object> whole = whole(file);
            for (int rows = 0; rows < 36; rows++) {
                ImportWorld world = new ImportWorld();
                int left = rows;
                assertThatThrownBy(() -> world.run(
                                file,
                                false,
                                name -> new Torn(new SmithersStores().open(name), new AtomicInteger(left))))
                        .isInstanceOf(Killed.class);

                world.run(file);

                assertThat(world.everything()).as("after %d rows", rows).isEqualTo(whole);
            }
        }
    }

    @Test
    void givenStorageThatRunsEveryUnitTwice_whenImported_thenNothingIsDoubledOrMiscounted() {
        try (SmithersFile file = SmithersFile.createSample(ImportWorld.file("repeated"))) {
            List<Object> whole = whole(file);
            MemoryUnitOfWork storage = new MemoryUnitOfWork();

            ImportReport report = new ImportWorld(new Repeating(storage)).run(file);

            ImportWorld world = new ImportWorld(storage);
            assertThat(report.tables())
                    .allSatisfy(table -> assertThat(table.imported()).isEqualTo(table.rows()));
            assertThat(world.everything()).isEqualTo(whole);
            assertThat(world.platformActions()).hasSize(1);
        }
    }

    @Test
    void givenUsageOfManyBatches_whenImported_thenNoneIsLostAtTheirEdges() {
        try (SmithersFile file = SmithersFile.createSample(ImportWorld.file("batches"))) {
            file.execute("BEGIN");
            for (int i = 0; i < 1487; i++) {
                file.usage("org_acme", null, "tokens", 1, SmithersFile.START + i);
                file.audit("org_acme", null, null, "x", "y", null, SmithersFile.START, "{}");
            }
            file.execute("COMMIT");
            ImportWorld world = new ImportWorld();

            world.run(file);

            assertThat(world.usage(ACME)).hasSize(1500);
            assertThat(world.audit(ACME)).hasSize(3 + 1487 + 1);
            assertThat(world.landlord().usage().verifySums(CALLER, ACME, false).faults())
                    .isZero();
        }
    }

    @Test
    void givenALimitThatImportedUsageExceeds_whenImported_thenItsThresholdsAreCrossed() {
        ImportWorld world = new ImportWorld();
        try (SmithersFile file = SmithersFile.createSample(ImportWorld.file("thresholds"))) {
            long recently = world.clock().now().toEpochMilli() - 60_000;
            file.usage("org_acme", null, "tokens", 90, recently);
            world.run(file);
            LimitKey key = LimitKey.of(ACME, null, new Label("tokens"), null, Period.MONTHLY);
            assertThat(state(world, key).reachedThresholds()).containsExactly(75);

            file.usage("org_acme", null, "tokens", 20, recently);
            world.run(file);

            assertThat(state(world, key).reachedThresholds()).containsExactly(75, 90, 100);
            assertThat(state(world, key).percentBound()).isEqualTo(109);
        }
    }

    private static LimitState state(ImportWorld world, LimitKey key) {
        return world.read(stores -> stores.usageLimits().state(key).orElseThrow());
    }
}
