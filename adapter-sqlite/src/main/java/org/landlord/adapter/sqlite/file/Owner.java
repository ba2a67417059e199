package org.landlord.adapter.sqlite.file;

import org.landlord.domain.access.Scope;

/// Whom what a unit of work takes is held against.
///
/// @param orgId the organization; empty for the platform, which is nobody's and has no share
public record Owner(String orgId) {

    public static final Owner NOBODY = new Owner("");

    public static Owner of(Scope scope) {
        return switch (scope) {
            case Scope.Platform _ -> NOBODY;
            case Scope.Org(var orgId) -> new Owner(orgId.value());
            case Scope.Project(var orgId, var _) -> new Owner(orgId.value());
        };
    }

    /// True if there is nobody whom anything could be held against.
    public boolean isNobody() {
        return orgId.isEmpty();
    }
}
