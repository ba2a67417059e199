package org.landlord.application.access;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.Lookups;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.access.Operation;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;

/// The only way of use cases to storage: it requires the caller and what the operation requires.
///
/// It decides by the caller and the ids of the call alone. Resources that the caller may not see and
/// resources that do not exist are therefore refused by the same line, with the same message and in the same
/// time.
public final class AccessGate {

    private final UnitOfWork unitOfWork;
    private final DeniedAccessLog denials;

    public AccessGate(UnitOfWork unitOfWork, DeniedAccessLog denials) {
        this.unitOfWork = unitOfWork;
        this.denials = denials;
    }

    /// Reads, if the caller meets the requirement.
    ///
    /// @throws Failure see [#require]
    public <T> T read(Caller caller, AccessRequirement need, Function<Stores, T> work) {
        require(caller, need);
        return unitOfWork.read(need.place(), work);
    }

    /// Reads what may take longer for larger organizations, if the caller meets the requirement.
    ///
    /// @throws Failure see [#require], and if too many scans run
    public <T> T scan(Caller caller, AccessRequirement need, Function<Stores, T> work) {
        require(caller, need);
        return unitOfWork.scan(need.place(), work);
    }

    /// Reads and writes, if the caller meets the requirement.
    ///
    /// @throws Failure see [#require]
    public <T> T write(Caller caller, AccessRequirement need, Function<Stores, T> work) {
        require(caller, need);
        return unitOfWork.write(need.place(), work);
    }

    /// Writes commands of many callers; each must meet its requirements before its command is submitted.
    public <C, R> GuardedWriter<C, R> grouped(GroupWork<C, R> work) {
        return new GuardedWriter<>(this, unitOfWork.grouped(work));
    }

    /// For use cases without a caller, and for authentication.
    public UnitOfWork withoutAuthorization() {
        return unitOfWork;
    }

    /// Finds which place a caller means. A place that the caller may not see is not found.
    ///
    /// @param missing the failure if there is no such place, or the caller may not see it
    public <T> T resolve(Function<Stores, Optional<T>> place, Predicate<T> isSeen, Supplier<NotFound> missing) {
        return unitOfWork.read(place).filter(isSeen).orElseThrow(missing);
    }

    /// @throws Unauthenticated if the caller has no credentials
    /// @throws NotFound if the caller may not see the place
    /// @throws InvalidInput naming `projectId`, if the caller may not see the project that a body names
    /// @throws Forbidden if the caller may see it and lacks the permission
    public void require(Caller caller, AccessRequirement need) {
        Failure refusal = refusal(caller, need);
        if (refusal != null) {
            denials.note(caller, need, refusal);
            throw refusal;
        }
    }

    /// The second check of an operation with [org.landlord.port.in.access.Place#ANY_PROJECT], at the place of
    /// the resource that was found.
    ///
    /// @param reading the operation that reads such a resource
    /// @param place of the resource
    /// @param missing the failure if the caller may not read it, the same as if it did not exist
    /// @throws Forbidden if the caller may read it and lacks the permission
    public void requireWhereFound(
            Caller caller, Operation operation, Operation reading, Scope place, Supplier<NotFound> missing) {
        Permission permission = operation.permission();
        if (Permissions.permits(caller, permission, place)) {
            return;
        }
        if (!Permissions.permits(caller, reading.permission(), place)) {
            throw missing.get();
        }
        Forbidden refusal = forbidden(permission, place);
        denials.note(caller, new AccessRequirement.At(permission, place), refusal);
        throw refusal;
    }

    /// Records an attempt to grant permissions that the caller does not have: see [Grants].
    void noteGrant(Caller caller, Permission missing, Scope place) {
        denials.noteGrant(caller, missing, place);
    }

    private static @Nullable Failure refusal(Caller caller, AccessRequirement need) {
        if (caller.principal() instanceof Principal.Anonymous) {
            return new Unauthenticated(
                    "missing credentials: send an API key or a token of your organization's identity provider");
        }
        return switch (need) {
            case AccessRequirement.At(Permission permission, Scope scope) -> refusal(caller, permission, scope);
            case AccessRequirement.InReferencedProject(Permission permission, OrgId orgId, ProjectId projectId) ->
                referenced(caller, permission, orgId, projectId);
            case AccessRequirement.InAnyProject(Permission permission, OrgId orgId) ->
                Permissions.permitsSomewhere(caller, permission, orgId)
                        ? null
                        : refusal(caller, permission, new Scope.Org(orgId));
        };
    }

    private static @Nullable Failure referenced(
            Caller caller, Permission permission, OrgId orgId, @Nullable ProjectId projectId) {
        if (projectId != null && Permissions.sees(caller, orgId) && !Permissions.sees(caller, orgId, projectId)) {
            return InvalidInput.of("projectId", Lookups.NO_SUCH_PROJECT);
        }
        return refusal(caller, permission, Scope.of(orgId, projectId));
    }

    private static @Nullable Failure refusal(Caller caller, Permission permission, Scope scope) {
        if (Permissions.permits(caller, permission, scope)) {
            return null;
        }
        return switch (scope) {
            case Scope.Platform _ -> forbidden(permission, scope);
            case Scope.Org(OrgId orgId) ->
                Permissions.sees(caller, orgId) ? forbidden(permission, scope) : new NotFound("org", orgId);
            case Scope.Project(OrgId orgId, ProjectId projectId) -> {
                if (!Permissions.sees(caller, orgId)) {
                    yield new NotFound("org", orgId);
                }
                yield Permissions.sees(caller, orgId, projectId)
                        ? forbidden(permission, scope)
                        : new NotFound("project", projectId);
            }
        };
    }

    private static Forbidden forbidden(Permission permission, Scope scope) {
        return new Forbidden("this requires the permission " + permission + " for " + scope);
    }
}
