package org.landlord.application.quota;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.quota.Backdating;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSettings;
import org.landlord.port.in.access.Operation;
import org.landlord.port.out.Stores;

/// How far back usage may be dated in an organization. Older usage requires the permission to correct usage
/// and is audited, because it changes what was reported, and maybe billed, before.
public final class BackdatingBound {

    private final UseCaseContext ports;
    private final Stores stores;
    private final Instant now;
    private final Instant recent;
    private final Map<OrgId, Instant> bounds = new HashMap<>();

    /// @param stores of a writing unit of work
    public BackdatingBound(UseCaseContext ports, Stores stores, Instant now) {
        this.ports = ports;
        this.stores = stores;
        this.now = now;
        this.recent = now.minus(Backdating.GRACE);
    }

    /// The events that are older than the organization allows.
    ///
    /// @param events of one organization
    /// @throws Forbidden if there are any, and the caller may not correct usage in their projects
    public List<UsageEvent> beyond(Caller caller, List<UsageEvent> events) {
        List<UsageEvent> old = events.stream().filter(this::isBeyond).toList();
        old.stream().map(UsageEvent::projectId).distinct().forEach(projectId -> require(caller, old, projectId));
        return old;
    }

    private void require(Caller caller, List<UsageEvent> old, @Nullable ProjectId projectId) {
        OrgId orgId = old.getFirst().orgId();
        try {
            ports.gate()
                    .require(
                            caller,
                            AccessRequirement.of(Operation.RECORD_USAGE, orgId, projectId)
                                    .with(Permission.USAGE_CORRECT));
        } catch (Forbidden refused) {
            throw new Forbidden(refused.getMessage() + ": the usage was observed at "
                    + Timestamps.format(oldest(old)) + ", and " + orgId + " allows backdating to "
                    + Timestamps.format(bound(orgId)));
        }
    }

    /// Audits backdated events with one audit event.
    ///
    /// @param old the events that [#beyond] returned; may be empty
    public void audit(Caller caller, List<UsageEvent> old) {
        if (old.isEmpty()) {
            return;
        }
        UsageEvent first = old.getFirst();
        boolean one = old.size() == 1;
        Map<String, ?> told = AuditDetails.of("count", old.size(), "oldest", Timestamps.format(oldest(old)));
        AuditEntry.of(
                        AuditAction.USAGE_EVENT_BACKDATE,
                        first.orgId(),
                        one ? first.projectId() : null,
                        one ? first.eventId() : first.orgId(),
                        told)
                .write(ports.ids(), stores, caller, now);
    }

    private static Instant oldest(List<UsageEvent> events) {
        return events.stream()
                .map(UsageEvent::observedAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /// Backdating by some minutes is always allowed, so that recording current usage does not read the
    /// settings.
    private boolean isBeyond(UsageEvent event) {
        return event.observedAt().isBefore(recent) && event.observedAt().isBefore(bound(event.orgId()));
    }

    private Instant bound(OrgId orgId) {
        return bounds.computeIfAbsent(orgId, id -> {
            UsageSettings settings = stores.usageSettings().find(id).orElseGet(() -> UsageSettings.defaults(id));
            Instant bound = recent.minus(settings.backdating());
            return bound.isBefore(Timestamps.MIN) ? Timestamps.MIN : bound;
        });
    }
}
