package org.landlord.port.contracts.in.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

/// The audit event of a change contains every field that a command can set, with its old and new value. The
/// tests cover all commands of `port.in` and all their components: they fail for a new command or field that is
/// not covered.
public abstract class EveryChangeIsToldContract extends InboundContract {

    /// Queries; commands with their own records, such as usage and reservations; the export, which
    /// [AuditExportContract] tests; and commands that need a workflow gateway, which the tests of the
    /// application cover.
    private static final Set<String> NOT_TOLD = Set.of(
            "ExportAudit",
            "ListAuditEvents",
            "ListPlatformAuditEvents",
            "ListOrganizations",
            "ListApiKeys",
            "ListSessions",
            "ListPlatformIdentityProviders",
            "ListRuns",
            "ListWorkflows",
            "ListApprovals",
            "LaunchRun",
            "AssignRun",
            "DecideApproval",
            "UsageQuery",
            "ListRecordedUsage",
            "ListQuotaEvents",
            "ListAllQuotaEvents",
            "ListDenials",
            "ListAllDenials",
            "SummarizeUsage",
            "CheckUsageLimit",
            "TopUsage",
            "CheckUsageLimits",
            "RecordUsage",
            "ReserveQuota",
            "CommitReservation",
            "ExtendReservation");

    /// Removals. The contract of each feature tests their events.
    private static final Set<String> REMOVALS = Set.of(
            "Organizations.delete",
            "Organizations.removeMember",
            "Teams.delete",
            "Teams.removeMember",
            "Projects.delete",
            "Projects.removeTeam",
            "IdentityProviders.delete",
            "Gateways.delete",
            "ApprovalPolicies.delete",
            "UsageLimits.delete",
            "SecretReferences.delete",
            "ApiKeys.revoke",
            "Sessions.revoke");

    /// Operations without a command and without an audit event, and those that need a workflow gateway.
    private static final Set<String> OTHERS = Set.of(
            "Usage.recordBatch",
            "Usage.recordBatchAsync",
            "Usage.dryRunBatch",
            "Usage.verifySums",
            "QuotaStatuses.fullest",
            "IdentityProviders.test",
            "CloudEvents.recordAsync",
            "CloudEvents.recordBatchAsync",
            "CloudEvents.dryRun",
            "CloudEvents.dryRunBatch",
            "QuotaReservations.release",
            "Gateways.check",
            "Runs.cancel",
            "Runs.pause",
            "Runs.resume");

    /// The event contains these fields without their values.
    private static final Set<String> WITHHELD = Set.of("PutSecretReference.ref");

    @TestFactory
    Stream<DynamicTest> each_field_of_each_command_is_audited() {
        List<TellingCommand> known = new TellingCommands(landlord(), caller()).all();
        return known.stream()
                .flatMap(command -> fields(command.type()).stream()
                        .map(field -> DynamicTest.dynamicTest(
                                command.type().getSimpleName() + "." + field, () -> assertTold(command, field))));
    }

    @Test
    void every_command_is_covered() {
        Set<String> known = new TellingCommands(landlord(), caller())
                .all().stream().map(command -> command.type().getSimpleName()).collect(Collectors.toSet());
        known.addAll(NOT_TOLD);

        assertThat(useCases().flatMap(EveryChangeIsToldContract::commands).map(Class::getSimpleName))
                .as("commands that are missing in TellingCommands")
                .isSubsetOf(known);
    }

    @Test
    void every_use_case_without_a_command_is_covered() {
        Set<String> known = new TreeSet<>(REMOVALS);
        known.addAll(OTHERS);

        assertThat(useCases()
                        .filter(method -> commands(method).findAny().isEmpty() && !isReading(method))
                        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName()))
                .as("use cases without a command that are missing in REMOVALS or OTHERS")
                .isSubsetOf(known);
    }

    private static Stream<Method> useCases() {
        return Arrays.stream(Landlord.class.getMethods())
                .map(Method::getReturnType)
                .flatMap(feature -> Arrays.stream(feature.getMethods()))
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Caller.class));
    }

    private static Stream<Class<?>> commands(Method useCase) {
        return Arrays.stream(useCase.getParameterTypes())
                .filter(type -> type.isRecord()
                        && type != PageRequest.class
                        && type.getPackageName().startsWith("org.landlord.port.in"));
    }

    private static boolean isReading(Method useCase) {
        return useCase.getReturnType() == Page.class
                || useCase.getName().startsWith("get")
                || Set.of("settings", "whoAmI", "resolve", "status").contains(useCase.getName());
    }

    /// The fields that a command can set: all except those that identify its target.
    private static List<String> fields(Class<?> command) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : command.getRecordComponents()) {
            if (TellingCommands.isPart(component)) {
                fields.addAll(fields(component.getType()));
            } else if (!TellingCommands.IDENTITIES.contains(component.getType())
                    && component.getType() != Precondition.class) {
                fields.add(component.getName());
            }
        }
        return fields;
    }

    private void assertTold(TellingCommand command, String field) {
        Map<Class<?>, Object> place = command.place().get();
        OrgId orgId = TellingCommands.orgId(place);
        switch (command.kind()) {
            case MAKING -> {
                Record made = command.run(command.given(place, Map.of()));
                assertThat(change(orgId, field)).isEqualTo(asMetadata(made(component(made, field))));
            }
            case PUTTING, UPDATING -> {
                Record before = command.run(command.given(place, Map.of()));
                assertNotAudited(orgId, () -> command.run(command.given(place, Map.of())));
                Object other = command.other(field);
                command.run(command.given(place, Map.of(field, other)));
                boolean withheld = WITHHELD.contains(command.type().getSimpleName() + "." + field);
                assertThat(change(orgId, field))
                        .isEqualTo(asMetadata(
                                withheld ? Map.of("withheld", true) : changed(component(before, field), other)));
                assertThat(changes(orgId).keySet()).isSubsetOf(field, "rotatedAt");
            }
            case TELLING -> {
                Object other = command.other(field);
                command.run(command.given(place, Map.of(field, other)));
                assertThat(auditLog(orgId))
                        .anySatisfy(event -> assertThat(event.toString()).contains(TellingCommands.text(other)));
            }
        }
    }

    private Map<String, @Nullable Object> changes(OrgId orgId) {
        AuditEvent event = auditLog(orgId).getLast();
        return object(event.metadata().members().get("changes"));
    }

    private @Nullable Object change(OrgId orgId, String field) {
        return changes(orgId).get(field);
    }

    @SuppressWarnings("unchecked") // Metadata has no other maps.
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<String, @Nullable Object>) value;
    }

    private static Map<String, @Nullable Object> made(@Nullable Object value) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("to", value instanceof Metadata metadata ? metadata.members() : TellingCommands.json(value));
        return change;
    }

    private static Map<String, @Nullable Object> changed(@Nullable Object from, Object to) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("from", TellingCommands.json(from));
        change.put("to", TellingCommands.json(to));
        return change;
    }

    private static @Nullable Object asMetadata(Map<String, ?> change) {
        return Metadata.ofChanges(Map.of("it", change)).members().get("it");
    }

    private static @Nullable Object component(Record entity, String field) {
        for (RecordComponent component : entity.getClass().getRecordComponents()) {
            if (component.getName().equals(field)) {
                return TellingCommands.read(component, entity);
            }
        }
        throw new AssertionError(entity.getClass() + " has no " + field);
    }
}
