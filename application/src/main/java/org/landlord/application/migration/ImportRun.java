package org.landlord.application.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.migration.TableImport.Fate;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.migration.ImportProgress;
import org.landlord.port.in.migration.ImportReport;
import org.landlord.port.in.migration.ImportSource;
import org.landlord.port.out.Stores;
import org.landlord.port.out.migration.SourceRow;
import org.landlord.port.out.migration.SourceStore;

/// One import: organization by organization, each table by table, in short units of work. What a unit
/// stores is complete in itself, so that a later import continues wherever this one stopped.
final class ImportRun {

    private static final AccessRequirement NEED = AccessRequirement.of(Operation.IMPORT_SOURCE);

    private static final OrganizationImport ORGANIZATIONS = new OrganizationImport();

    /// In the order of [SourceTable].
    private static final List<TableImport<?>> TABLES = List.of(
            new TeamImport(),
            new TeamMemberImport(),
            new ProjectImport(),
            new ProjectTeamImport(),
            new BillingAccountImport(),
            new IdentityProviderImport(),
            new UsageEventImport(),
            new UsageLimitImport(),
            new SecretReferenceImport(),
            new AuditEventImport());

    private final UseCaseContext ports;
    private final Caller caller;
    private final ImportSource command;
    private final SourceStore source;
    private final ImportProgress progress;
    private final Tally all = new Tally();
    private final long total;
    private long rows;
    private boolean told;

    /// A row that was read.
    ///
    /// @param rounded true if its quantity was rounded
    private record Read<T>(SourceRow row, T value, boolean rounded) {}

    ImportRun(UseCaseContext ports, Caller caller, ImportSource command, SourceStore source, ImportProgress progress) {
        this.ports = ports;
        this.caller = caller;
        this.command = command;
        this.source = source;
        this.progress = progress;
        this.total = source.rows();
    }

    ImportReport run() {
        source.organizations(this::importOrganization);
        SourceTable.ofOrganizations()
                .forEach(table -> source.orphans(table, row -> {
                    rows++;
                    all.add(row, false, refused("orgId", "must name an organization of the source"));
                }));
        progress.reached(rows, total);
        return all.report(command.dryRun());
    }

    private static Fate.Refused refused(String field, String detail) {
        return new Fate.Refused(InvalidInput.of(field, detail));
    }

    private void importOrganization(SourceRow row) {
        rows++;
        Tally tally = new Tally();
        try {
            OrgId orgId = orgId(row);
            SourceFields fields = new SourceFields(row);
            Organization value = ORGANIZATIONS.read(fields, orgId, ports.clock().now());
            OrganizationImports decided = new OrganizationImports(orgId, command.dryRun());
            Fate fate = fateOf(value, decided);
            tally.add(row, false, fate);
            if (fate instanceof Fate.Refused) {
                refuseRows(row, tally);
            } else {
                TABLES.forEach(table -> importTable(table, row.value("orgId"), decided, tally));
                tell(orgId, tally);
            }
        } catch (InvalidInput broken) {
            tally.add(row, false, new Fate.Refused(broken));
            refuseRows(row, tally);
        }
        all.add(tally);
    }

    private static OrgId orgId(SourceRow row) {
        SourceFields fields = new SourceFields(row);
        Supplier<OrgId> orgId = fields.text("orgId", OrgId::new);
        fields.require();
        return orgId.get();
    }

    private Fate fateOf(Organization value, OrganizationImports decided) {
        try {
            return unit(decided, unit -> List.of(ORGANIZATIONS.takeOne(unit, value)))
                    .getFirst();
        } catch (DuplicateId taken) {
            // Of an organization that is deleted and not yet removed.
            return refused(taken.field(), "is used by an organization that is being deleted: import again later");
        }
    }

    private void refuseRows(SourceRow organization, Tally tally) {
        for (SourceTable table : SourceTable.ofOrganizations()) {
            long count = source.count(table, organization.value("orgId"));
            rows += count;
            tally.addRefused(
                    table,
                    SourceFields.key(organization),
                    "orgId",
                    "must name an organization of Landlord, and this one was refused",
                    count);
        }
    }

    private <T> void importTable(
            TableImport<T> table, @Nullable Object orgId, OrganizationImports decided, Tally tally) {
        List<Read<T>> batch = new ArrayList<>(table.batch());
        source.rows(table.table(), orgId, row -> {
            rows++;
            read(table, row, decided, tally, batch);
            if (batch.size() == table.batch()) {
                take(table, batch, decided, tally);
                batch.clear();
            }
        });
        take(table, batch, decided, tally);
    }

    private <T> void read(
            TableImport<T> table, SourceRow row, OrganizationImports decided, Tally tally, List<Read<T>> batch) {
        SourceFields fields = new SourceFields(row);
        try {
            T value = table.read(fields, decided.orgId(), ports.clock().now());
            batch.add(new Read<>(row, value, fields.isRounded()));
        } catch (InvalidInput broken) {
            Fate refused = new Fate.Refused(broken);
            tally.add(row, false, refused);
            decided.note(row, refused);
        }
    }

    private <T> void take(TableImport<T> table, List<Read<T>> batch, OrganizationImports decided, Tally tally) {
        if (batch.isEmpty()) {
            return;
        }
        List<T> values = batch.stream().map(Read::value).toList();
        List<Fate> fates = unit(decided, unit -> table.take(unit, values));
        for (int i = 0; i < fates.size(); i++) {
            tally.add(batch.get(i).row(), batch.get(i).rounded(), fates.get(i));
            decided.note(batch.get(i).row(), fates.get(i));
        }
        progress.reached(rows, total);
    }

    /// Runs a unit of work. The first one that changes something also writes the event of the platform:
    /// no import goes unrecorded. The work may run more than once, so that nothing is noted before it
    /// has ended.
    private List<Fate> unit(OrganizationImports decided, Function<ImportUnit, List<Fate>> work) {
        if (command.dryRun()) {
            return ports.gate().read(caller, NEED, stores -> work.apply(unit(stores, decided)));
        }
        ports.gate().require(caller, NEED);
        Scope place = new Scope.Org(decided.orgId());
        List<Fate> fates = ports.gate().withoutAuthorization().write(place, stores -> {
            List<Fate> decisions = work.apply(unit(stores, decided));
            if (!told && hasImported(decisions)) {
                AuditEntry.ofPlatform(AuditAction.PLATFORM_IMPORT, ImportTale.SOURCE, Map.of("file", command.file()))
                        .write(ports.ids(), stores, caller, ports.clock().now());
            }
            return decisions;
        });
        told |= hasImported(fates);
        return fates;
    }

    private ImportUnit unit(Stores stores, OrganizationImports decided) {
        return new ImportUnit(
                stores, decided, command.dryRun(), caller, ports.clock().now());
    }

    private static boolean hasImported(List<Fate> fates) {
        return fates.stream().anyMatch(Fate.Imported.class::isInstance);
    }

    private void tell(OrgId orgId, Tally tally) {
        if (!command.dryRun()) {
            ports.gate().require(caller, NEED);
            ports.gate().withoutAuthorization().write(new Scope.Org(orgId), stores -> {
                ImportTale.tell(stores, orgId, tally, caller, ports.clock().now());
                return orgId;
            });
        }
    }
}
