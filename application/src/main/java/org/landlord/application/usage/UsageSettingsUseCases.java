package org.landlord.application.usage;

import java.time.Instant;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.UsageConfiguration;
import org.landlord.port.out.Stores;

public final class UsageSettingsUseCases implements UsageConfiguration {

    private final UseCaseContext ports;

    public UsageSettingsUseCases(UseCaseContext ports) {
        this.ports = ports;
    }

    /// The settings of an organization, or the defaults.
    static UsageSettings of(Stores stores, OrgId orgId) {
        return stores.usageSettings().find(orgId).orElseGet(() -> UsageSettings.defaults(orgId));
    }

    @Override
    public UsageSettings settings(Caller caller, OrgId orgId) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.GET_USAGE_SETTINGS, orgId), stores -> {
            Lookups.org(stores, orgId);
            return of(stores, orgId);
        });
    }

    @Override
    public UsageSettings putSettings(Caller caller, PutUsageSettings command) {
        return ports.gate()
                .write(caller, AccessRequirement.of(Operation.PUT_USAGE_SETTINGS, command.orgId()), stores -> {
                    OrgId orgId = Lookups.org(stores, command.orgId()).orgId();
                    UsageSettings before = of(stores, orgId);
                    command.precondition().check(before.version());
                    Instant now = ports.clock().now();
                    UsageSettings after = settings(command, now);
                    requireProjects(stores, after);
                    if (Changes.areNone(before, after)) {
                        return before;
                    }
                    stores.usageSettings().put(after);
                    AuditEntry.of(AuditAction.USAGE_SETTINGS_UPSERT, orgId, orgId, Changes.told(before, after))
                            .write(ports.ids(), stores, caller, now);
                    return after;
                });
    }

    private static UsageSettings settings(PutUsageSettings command, Instant now) {
        Integer days = command.backdatingDays();
        CloudEventSettings cloudEvents = command.cloudEvents();
        return new UsageSettings(
                command.orgId(),
                days == null ? UsageSettings.DEFAULT_BACKDATING_DAYS : days,
                cloudEvents == null ? CloudEventSettings.DEFAULT : cloudEvents,
                now);
    }

    private static void requireProjects(Stores stores, UsageSettings settings) {
        Violations violations = new Violations();
        settings.cloudEvents().subjectProjects().forEach((subject, projectId) -> {
            if (stores.projects().find(settings.orgId(), projectId).isEmpty()) {
                violations.addAll(InvalidInput.of(subject, Lookups.NO_SUCH_PROJECT)
                        .at("subjectProjects")
                        .at("cloudEvents"));
            }
        });
        violations.throwIfAny();
    }
}
