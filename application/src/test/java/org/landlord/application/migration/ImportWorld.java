package org.landlord.application.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.MemoryUnitOfWork;
import org.landlord.adapter.smithers.SmithersStores;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.application.ProcessParts;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.AuditQuery;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.migration.SmithersFile;
import org.landlord.port.in.migration.ImportReport;
import org.landlord.port.in.migration.ImportReport.Finding;
import org.landlord.port.in.migration.ImportSource;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.migration.SourceStores;

/// A Landlord in memory that imports real files.
final class ImportWorld {

    static final Caller CALLER = Caller.operator(new ActorId("importer"));
    static final OrgId ACME = new OrgId("org_acme");
    static final OrgId GLOBEX = new OrgId("org_globex");
    static final ProjectId APP = new ProjectId("project_app");
    static final TeamId CORE = new TeamId("team_core");

    private static final int MANY = 100_000;

    private final InMemory clock = new InMemory();
    private final UnitOfWork unitOfWork;

    ImportWorld() {
        this(new MemoryUnitOfWork());
    }

    ImportWorld(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    static Path file(String name) {
        return Path.of("target", "smithers", name + ".db");
    }

    InMemory clock() {
        return clock;
    }

    LandlordApplication landlord() {
        return landlord(new SmithersStores());
    }

    private LandlordApplication landlord(SourceStores sources) {
        return LandlordApplication.on(
                ProcessParts.of(unitOfWork, clock, clock, clock, clock, clock).withSources(sources));
    }

    ImportReport run(SmithersFile file) {
        return run(file, false);
    }

    ImportReport run(SmithersFile file, boolean dryRun) {
        return run(file, dryRun, new SmithersStores());
    }

    ImportReport run(SmithersFile file, boolean dryRun, SourceStores sources) {
        return landlord(sources)
                .imports()
                .run(CALLER, new ImportSource(file.path().toString(), dryRun), (_, _) -> {});
    }

    void change(Consumer<Stores> work) {
        unitOfWork.write(stores -> {
            work.accept(stores);
            return true;
        });
    }

    <T> T read(Function<Stores, T> work) {
        return unitOfWork.read(work);
    }

    List<AuditEvent> audit(OrgId orgId) {
        AuditQuery all = new AuditQuery(orgId, null, null, null, null, null, Window.always());
        return read(stores -> stores.auditLog().listBySequence(all, 0, MANY));
    }

    List<String> platformActions() {
        return read(stores -> stores.platformAuditLog().list(0, MANY).stream()
                .map(event -> event.action().value())
                .toList());
    }

    List<UsageEvent> usage(OrgId orgId) {
        return read(stores -> stores.usageEvents().listRecorded(orgId, 0, MANY).stream()
                .map(entry -> entry.event())
                .toList());
    }

    /// All that organizations have, except for what the audit log tells of imports.
    List<Object> everything() {
        return read(stores -> {
            List<Object> all = new ArrayList<>();
            stores.organizations().list(null, MANY).forEach(organization -> {
                OrgId orgId = organization.orgId();
                all.add(organization);
                stores.teams().list(orgId, null, MANY).forEach(team -> {
                    all.add(team);
                    all.addAll(stores.teamMembers().list(orgId, team.teamId(), null, MANY));
                    all.addAll(stores.projectTeamGrants().listOfTeam(orgId, team.teamId(), null, MANY));
                });
                all.addAll(stores.projects().list(orgId, null, MANY));
                stores.billingAccounts().find(orgId).ifPresent(all::add);
                all.addAll(stores.identityProviders().list(orgId, null, null, MANY));
                all.addAll(stores.usageEvents().listRecorded(orgId, 0, MANY));
                all.addAll(limits(stores, orgId));
                all.addAll(stores.secretReferences().list(orgId, new SecretScope.Everything(), null, MANY));
                audit(orgId).stream()
                        .filter(event -> !event.action().value().equals("org.import"))
                        .forEach(event -> all.add(event.eventId() + " " + event.action() + " " + event.metadata()));
            });
            return all;
        });
    }

    private static List<?> limits(Stores stores, OrgId orgId) {
        return stores.usageLimits().list(orgId, (@Nullable LimitKey) null, MANY).stream()
                .map(limit -> stores.usageLimits().state(limit.key()))
                .toList();
    }

    static Map<SourceTable, ImportReport.Counts> counts(ImportReport report) {
        return report.tables().stream().collect(Collectors.toMap(ImportReport.Counts::table, counts -> counts));
    }

    /// For comparisons: `teams org_acme/team_1 refused slug: is used by …`.
    static List<String> lines(ImportReport report) {
        return report.findings().stream().map(ImportWorld::line).toList();
    }

    private static String line(Finding finding) {
        return finding.table().label() + " " + finding.key() + " "
                + finding.outcome().label() + " " + finding.field() + ": " + finding.detail()
                + (finding.rows() == 1 ? "" : " (" + finding.rows() + ")");
    }
}
