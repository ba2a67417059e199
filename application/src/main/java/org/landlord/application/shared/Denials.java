package org.landlord.application.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

/// Writes down who tried what they may not do, where that is worth knowing: see [Permission#isSensitive]; and who
/// tried to grant what they do not hold. In the log of the organization, if the caller may see it; else in the
/// platform's, whether or not there is such an organization.
///
/// Of one caller, permission and organization, once a minute, and all that the caller may not see counts as one:
/// whoever is turned away again and again, under whatever ids, costs no more than that. It is written a moment after
/// the caller was answered, for the caller's own unit of work is undone with
/// them. What storage could not take is written down with the next denial of the same kind.
public final class Denials {

    /// How long the same denial is not written down again.
    private static final Duration QUIET = Duration.ofMinutes(1);

    /// How many denials are remembered as written down; the oldest are forgotten first.
    private static final int REMEMBERED = 10_000;

    /// Users of two organizations may have the same id.
    ///
    /// @param orgId where it was tried; null for the platform and for all that the caller may not see
    private record Denial(
            @Nullable OrgId boundTo,
            @Nullable ActorKind kind,
            @Nullable ActorId actor,
            Permission permission,
            @Nullable OrgId orgId) {

        static Denial of(Entry entry) {
            Caller caller = entry.caller();
            return new Denial(
                    caller.boundTo(), caller.actorKind(), caller.actorId(), entry.permission(), visible(entry));
        }
    }

    private record Entry(Caller caller, Permission permission, Scope place, Instant at) {}

    private final IdGenerator ids;
    private final Clock clock;
    private final GroupWriter<Entry, Boolean> writer;
    private final Map<Denial, Instant> written = new LinkedHashMap<>();

    /// @param unitOfWork where the audit logs are
    /// @param clock what time it is
    /// @param ids new ids
    public Denials(UnitOfWork unitOfWork, Clock clock, IdGenerator ids) {
        this.clock = clock;
        this.ids = ids;
        this.writer = unitOfWork.grouped(this::write);
    }

    /// Notes that a caller was turned away. Never fails: the answer is "no" in any case.
    void note(Caller caller, Need need, Failure refusal) {
        if (!need.permission().isSensitive() || refusal instanceof Unauthenticated) {
            return;
        }
        note(caller, need.permission(), need.place());
    }

    /// Notes that a caller was to grant what they do not hold. Whatever that is, it is worth knowing.
    ///
    /// @param missing the first thing that they do not hold
    /// @param place where they do not hold it
    void noteGrant(Caller caller, Permission missing, Scope place) {
        note(caller, missing, place);
    }

    private void note(Caller caller, Permission permission, Scope place) {
        Instant now = clock.now();
        Entry entry = new Entry(caller, permission, place, now);
        Denial denial = Denial.of(entry);
        if (isNew(denial, now)) {
            Thread.startVirtualThread(() -> submit(entry, denial));
        }
    }

    private void submit(Entry entry, Denial denial) {
        writer.submit(entry, 1).whenComplete((_, failure) -> {
            if (failure != null) {
                forget(denial, entry.at());
            }
        });
    }

    private synchronized void forget(Denial denial, Instant at) {
        written.remove(denial, at);
    }

    private synchronized boolean isNew(Denial denial, Instant now) {
        Instant before = written.get(denial);
        if (before != null && now.isBefore(before.plus(QUIET))) {
            return false;
        }
        written.remove(denial);
        written.put(denial, now);
        if (written.size() > REMEMBERED) {
            Iterator<Denial> oldest = written.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    private List<Outcome<Boolean>> write(Stores stores, List<Entry> entries) {
        List<Outcome<Boolean>> outcomes = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            outcomes.add(Outcome.of(() -> write(stores, entry)));
        }
        return outcomes;
    }

    private boolean write(Stores stores, Entry entry) {
        Map<String, ?> told = Told.of("permission", entry.permission(), "place", entry.place());
        OrgId orgId = visible(entry);
        if (orgId == null || stores.organizations().find(orgId).isEmpty()) {
            PlatformEntry.of(AuditAction.ACCESS_DENY, entry.permission(), told)
                    .write(ids, stores, entry.caller(), entry.at());
        } else {
            ProjectId projectId = entry.place() instanceof Scope.Project(var _, ProjectId project) ? project : null;
            AuditEntry.of(AuditAction.ACCESS_DENY, orgId, projectId, entry.permission(), told)
                    .write(ids, stores, entry.caller(), entry.at());
        }
        return true;
    }

    /// The organization that it was about, if the caller may see that.
    private static @Nullable OrgId visible(Entry entry) {
        OrgId orgId = switch (entry.place()) {
            case Scope.Platform _ -> null;
            case Scope.Org(OrgId org) -> org;
            case Scope.Project(OrgId org, ProjectId _) -> org;
        };
        return orgId != null && Permissions.sees(entry.caller(), orgId) ? orgId : null;
    }
}
