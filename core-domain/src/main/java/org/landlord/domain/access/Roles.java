package org.landlord.domain.access;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.landlord.domain.tenancy.OrgRole;

/// The permissions of roles. The only definition; a test compares the table in docs/permissions.md with
/// it.
public final class Roles {

    private static final Map<OrgRole, Set<Permission>> OF_ORGANIZATION = new EnumMap<>(OrgRole.class);
    private static final Map<ProjectRole, Set<Permission>> OF_PROJECT = new EnumMap<>(ProjectRole.class);

    static {
        for (OrgRole role : OrgRole.values()) {
            OF_ORGANIZATION.put(role, Collections.unmodifiableSet(in(role)));
        }
        for (ProjectRole role : ProjectRole.values()) {
            OF_PROJECT.put(role, Collections.unmodifiableSet(in(role)));
        }
    }

    private Roles() {}

    /// The permissions of a member in the whole organization.
    public static Set<Permission> permissions(OrgRole role) {
        return OF_ORGANIZATION.getOrDefault(role, Set.of());
    }

    /// The permissions of the members of a team in a project.
    public static Set<Permission> permissions(ProjectRole role) {
        return OF_PROJECT.getOrDefault(role, Set.of());
    }

    private static EnumSet<Permission> in(OrgRole role) {
        return switch (role) {
            case OWNER -> EnumSet.copyOf(Permission.ofOrganizations());
            case ADMIN -> {
                EnumSet<Permission> all = EnumSet.copyOf(Permission.ofOrganizations());
                // Whoever can change identity providers can sign in as an owner.
                all.removeAll(EnumSet.of(Permission.ORG_DELETE, Permission.IDP_WRITE));
                yield all;
            }
            case BILLING ->
                EnumSet.of(
                        Permission.ORG_READ,
                        Permission.PROJECT_READ,
                        Permission.USAGE_READ,
                        Permission.USAGE_CORRECT,
                        Permission.LIMIT_READ,
                        Permission.LIMIT_WRITE,
                        Permission.BILLING_READ,
                        Permission.BILLING_WRITE);
            case AUDITOR -> EnumSet.copyOf(Permission.allThatRead());
            case MEMBER -> EnumSet.of(Permission.ORG_READ);
        };
    }

    private static EnumSet<Permission> in(ProjectRole role) {
        return switch (role) {
            case ADMIN -> {
                EnumSet<Permission> all = in(ProjectRole.OPERATOR);
                all.addAll(EnumSet.of(
                        Permission.PROJECT_WRITE,
                        Permission.USAGE_CORRECT,
                        Permission.LIMIT_WRITE,
                        Permission.SECRET_WRITE,
                        Permission.AUDIT_READ));
                yield all;
            }
            case OPERATOR -> {
                EnumSet<Permission> all = in(ProjectRole.VIEWER);
                all.addAll(EnumSet.of(
                        Permission.USAGE_WRITE,
                        Permission.SECRET_READ,
                        Permission.RUN_LAUNCH,
                        Permission.RUN_CONTROL,
                        Permission.APPROVAL_DECIDE));
                yield all;
            }
            case VIEWER ->
                EnumSet.of(Permission.PROJECT_READ, Permission.USAGE_READ, Permission.LIMIT_READ, Permission.RUN_READ);
        };
    }
}
