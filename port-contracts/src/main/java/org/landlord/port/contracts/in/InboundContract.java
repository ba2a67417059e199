package org.landlord.port.contracts.in;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.usage.RecordUsage;

/// Shared methods of the contracts of `port.in`. A contract may run on a shared storage: each test creates its own
/// organizations, and no test assumes an empty storage or controls the clock.
public abstract class InboundContract {

    /// A version that no entity has.
    protected static final Precondition STALE = new Precondition.AnyOf(Set.of(new Version("c3RhbGU")));

    /// No precondition.
    protected static final Precondition NONE = Precondition.none();

    /// The implementation under test.
    protected abstract Landlord landlord();

    /// A caller with all permissions.
    protected Caller caller() {
        return Caller.operator(new ActorId("contract"));
    }

    /// The actor of [#caller()] in the audit log. A server determines it by its own authentication.
    protected final ActorId expectedActor() {
        return landlord().access().whoAmI(caller()).actorId();
    }

    /// Unique text: `prefix`, a hyphen, 12 letters and digits. Valid as an id and as a slug.
    protected static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /// The clock of the implementation, which may run on another machine.
    protected final Instant now() {
        return newOrg().createdAt();
    }

    /// Creates a separate organization.
    protected final Organization newOrg() {
        String id = unique("org");
        return landlord()
                .organizations()
                .create(
                        caller(),
                        new CreateOrganization(new OrgId(id), new Slug(id), new Name("Org " + id), Metadata.empty()));
    }

    /// Creates a separate project.
    protected final Project newProject(OrgId orgId) {
        String id = unique("project");
        return landlord()
                .projects()
                .create(
                        caller(),
                        new CreateProject(
                                orgId, new ProjectId(id), new Slug(id), new Name("Project " + id), Metadata.empty()));
    }

    /// Creates a separate team.
    protected final Team newTeam(OrgId orgId) {
        String id = unique("team");
        return landlord()
                .teams()
                .create(caller(), new CreateTeam(orgId, new TeamId(id), new Slug(id), new Name("Team " + id)));
    }

    /// Records usage in the unit `count`.
    ///
    /// @param quantity a decimal
    /// @param observedAt null for now
    protected final void use(
            OrgId orgId, @Nullable ProjectId projectId, String metric, String quantity, @Nullable Instant observedAt) {
        landlord().usage().record(caller(), orgId, usage(projectId, metric, quantity, observedAt));
    }

    /// Usage in the unit `count`, with a unique id.
    ///
    /// @param quantity a decimal
    /// @param observedAt null for now
    protected static RecordUsage usage(
            @Nullable ProjectId projectId, String metric, String quantity, @Nullable Instant observedAt) {
        return new RecordUsage(
                new EventId(unique("evt")),
                projectId,
                null,
                new Label(metric),
                Quantity.parse(quantity),
                null,
                observedAt,
                Metadata.empty());
    }

    /// An expected audit event.
    ///
    /// @param action the action, which includes the target type
    /// @param projectId null if the event has no project
    /// @param metadata a subset of the metadata
    public record Audited(
            AuditAction action, Object targetId, @Nullable ProjectId projectId, Map<String, ?> metadata) {

        /// @param tells the expected metadata
        public Audited(AuditAction action, Object targetId, @Nullable ProjectId projectId, Tells tells) {
            this(action, targetId, projectId, tells.map());
        }
    }

    /// Asserts that `mutation` records exactly these audit events, with the next sequences.
    protected final void assertAudited(OrgId orgId, Runnable mutation, Audited... expected) {
        int before = auditLog(orgId).size();
        mutation.run();
        List<AuditEvent> log = auditLog(orgId);
        assertThat(log).extracting(AuditEvent::sequence).containsExactlyElementsOf(sequences(before + expected.length));
        for (int i = 0; i < expected.length; i++) {
            assertIs(log.get(before + i), expected[i]);
        }
    }

    private void assertIs(AuditEvent event, Audited expected) {
        assertThat(event.action()).isEqualTo(expected.action.label());
        assertThat(event.targetType()).isEqualTo(expected.action.targetType());
        assertThat(String.valueOf(event.targetId())).isEqualTo(expected.targetId.toString());
        assertThat(event.projectId()).isEqualTo(expected.projectId);
        assertThat(event.actorId()).isEqualTo(expectedActor());
        assertThat(event.metadata())
                .isEqualTo(Metadata.ofChanges(
                        Tells.filled(expected.metadata, event.metadata().members())));
    }

    /// Asserts that `call` records no audit event.
    protected final void assertNotAudited(OrgId orgId, Runnable call) {
        List<AuditEvent> before = auditLog(orgId);
        call.run();
        assertThat(auditLog(orgId)).isEqualTo(before);
    }

    private static List<Long> sequences(int count) {
        List<Long> sequences = new ArrayList<>();
        for (long sequence = 1; sequence <= count; sequence++) {
            sequences.add(sequence);
        }
        return sequences;
    }

    /// All audit events of an organization, by sequence.
    protected final List<AuditEvent> auditLog(OrgId orgId) {
        ListAuditEvents everything = new ListAuditEvents(orgId, null, null, null, null, null, Window.always());
        return walk(500, page -> landlord().auditTrail().list(caller(), everything, page)).stream()
                .sorted(Comparator.comparingLong(AuditEvent::sequence))
                .toList();
    }

    /// Reads all pages of a list. Every page except the last must be full.
    ///
    /// @param limit the number of items per page
    protected static <T> List<T> walk(int limit, Function<PageRequest, ? extends Page<? extends T>> list) {
        List<T> items = new ArrayList<>();
        String cursor = null;
        do {
            Page<? extends T> page = list.apply(new PageRequest(limit, cursor));
            items.addAll(page.items());
            cursor = page.nextCursor();
            if (cursor != null) {
                assertThat(page.items()).hasSize(limit);
            }
        } while (cursor != null);
        return items;
    }

    /// All items of a list.
    protected static <T> List<T> all(Function<PageRequest, ? extends Page<? extends T>> list) {
        return walk(PageRequest.MAX_LIMIT, list);
    }

    /// The precondition of exactly this version.
    protected static Precondition matching(Version version) {
        return new Precondition.AnyOf(Set.of(version, new Version("YW5vdGhlcg")));
    }

    /// Metadata with one member.
    protected static Metadata metadata(String member, Object value) {
        return Metadata.of(Map.of(member, value));
    }

    /// A number in the representation of metadata.
    protected static BigDecimal number(String decimal) {
        return new BigDecimal(decimal);
    }

    /// Runs a task for each of `callers`, in threads that start together.
    ///
    /// @param tasks creates the task of a caller; callers are numbered from 0
    protected static <T> List<T> atOnce(int callers, IntFunction<Callable<T>> tasks) {
        CyclicBarrier start = new CyclicBarrier(callers);
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (int i = 0; i < callers; i++) {
                Callable<T> task = tasks.apply(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> future : running) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("one of the callers was not answered", e);
        }
    }
}
