package org.landlord.unit.scheduling;

import org.landlord.domain.access.Scope;

/// The organization that a unit of work counts against when capacity is shared.
///
/// @param orgId the organization; empty for the platform, which has no share of its own
public record Owner(String orgId) {

    public static final Owner PLATFORM = new Owner("");

    public static Owner of(Scope scope) {
        return switch (scope) {
            case Scope.Platform _ -> PLATFORM;
            case Scope.Org(var orgId) -> new Owner(orgId.value());
            case Scope.Project(var orgId, var _) -> new Owner(orgId.value());
        };
    }

    public boolean isPlatform() {
        return orgId.isEmpty();
    }
}
