package org.landlord.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.out.Clock;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.IdGenerator;
import org.landlord.port.out.Outcome;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// Audits denied access: attempts without a sensitive permission ([Permission#isSensitive]), and attempts to
/// grant permissions that the caller does not have. In the log of the organization if the caller may see it,
/// otherwise in the log of the platform, whether or not the organization exists.
///
/// At most one event a minute for a caller, permission and place, and a hundred a minute for a caller, so
/// that repeated attempts do not fill the log. The event is written after the response, because the unit of
/// work of the caller is rolled back. If it cannot be written, the next denial of the same kind is.
public final class DeniedAccessLog {

    /// For how long the same denial is not written again.
    private static final Duration QUIET = Duration.ofMinutes(1);

    /// The maximum for one caller in that time.
    private static final int OF_ONE_CALLER = 100;

    /// The maximum number of denials, and of callers, in memory; the oldest are dropped first.
    private static final int REMEMBERED = 10_000;

    /// Users of two organizations may have the same id.
    private record Who(
            @Nullable OrgId boundTo,
            @Nullable ActorKind kind,
            @Nullable ActorId actor) {

        static Who of(Caller caller) {
            return new Who(caller.boundTo(), caller.actorKind(), caller.actorId());
        }
    }

    private record Denial(Who who, Permission permission, Scope place) {}

    private static final class Count {
        private final Instant since;
        private int denials;

        Count(Instant since) {
            this.since = since;
        }
    }

    private record Entry(Caller caller, Permission permission, Scope place, Instant at) {}

    private final IdGenerator ids;
    private final Clock clock;
    private final GroupWriter<Entry, Boolean> writer;
    private final Map<Denial, Instant> written = new LinkedHashMap<>();
    private final Map<Who, Count> counts = new LinkedHashMap<>();

    public DeniedAccessLog(UnitOfWork unitOfWork, Clock clock, IdGenerator ids) {
        this.clock = clock;
        this.ids = ids;
        this.writer = unitOfWork.grouped(this::write);
    }

    /// Records a denial. Never fails: the response is the denial in any case.
    void note(Caller caller, AccessRequirement need, Failure refusal) {
        if (!need.permission().isSensitive() || refusal instanceof Unauthenticated) {
            return;
        }
        note(caller, need.permission(), need.place());
    }

    /// Records an attempt to grant permissions that the caller does not have.
    ///
    /// @param missing the first missing permission
    void noteGrant(Caller caller, Permission missing, Scope place) {
        note(caller, missing, place);
    }

    private void note(Caller caller, Permission permission, Scope place) {
        Instant now = clock.now();
        Entry entry = new Entry(caller, permission, place, now);
        Denial denial = new Denial(Who.of(caller), permission, place);
        if (isNew(denial, now)) {
            Thread.startVirtualThread(() -> submit(entry, denial));
        }
    }

    private void submit(Entry entry, Denial denial) {
        writer.submit(entry.place(), entry, 1).whenComplete((_, failure) -> {
            if (failure != null) {
                forget(denial, entry.at());
            }
        });
    }

    private synchronized void forget(Denial denial, Instant at) {
        Count count = counts.get(denial.who());
        if (written.remove(denial, at) && count != null && !at.isBefore(count.since)) {
            count.denials--;
        }
    }

    private synchronized boolean isNew(Denial denial, Instant now) {
        Instant before = written.get(denial);
        if (before != null && now.isBefore(before.plus(QUIET))) {
            return false;
        }
        Count count = counts.get(denial.who());
        if (count == null || !now.isBefore(count.since.plus(QUIET))) {
            count = new Count(now);
            putLast(counts, denial.who(), count);
        }
        if (count.denials >= OF_ONE_CALLER) {
            return false;
        }
        count.denials++;
        putLast(written, denial, now);
        return true;
    }

    private static <K, V> void putLast(Map<K, V> remembered, K key, V value) {
        remembered.remove(key);
        remembered.put(key, value);
        if (remembered.size() > REMEMBERED) {
            Iterator<K> oldest = remembered.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private List<Outcome<Boolean>> write(Stores stores, List<Entry> entries) {
        List<Outcome<Boolean>> outcomes = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            outcomes.add(Outcome.of(() -> write(stores, entry)));
        }
        return outcomes;
    }

    private boolean write(Stores stores, Entry entry) {
        Map<String, ?> told = AuditDetails.of("permission", entry.permission(), "place", entry.place());
        OrgId orgId = visible(stores, entry);
        if (orgId == null) {
            AuditEntry.ofPlatform(AuditAction.ACCESS_DENY, entry.permission(), told)
                    .write(ids, stores, entry.caller(), entry.at());
        } else {
            ProjectId projectId = entry.place() instanceof Scope.Project(var _, ProjectId project) ? project : null;
            AuditEntry.of(AuditAction.ACCESS_DENY, orgId, projectId, entry.permission(), told)
                    .write(ids, stores, entry.caller(), entry.at());
        }
        return true;
    }

    /// The organization whose log is used; null for the log of the platform.
    private static @Nullable OrgId visible(Stores stores, Entry entry) {
        OrgId orgId = switch (entry.place()) {
            case Scope.Platform _ -> null;
            case Scope.Org(OrgId org) -> org;
            case Scope.Project(OrgId org, ProjectId _) -> org;
        };
        return orgId != null
                        && Permissions.sees(entry.caller(), orgId)
                        && stores.organizations().find(orgId).isPresent()
                ? orgId
                : null;
    }
}
