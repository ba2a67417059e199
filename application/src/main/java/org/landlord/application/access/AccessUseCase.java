package org.landlord.application.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.access.Roles;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.WhoAmI;

public final class AccessUseCase implements Access {

    @Override
    public WhoAmI whoAmI(Caller caller) {
        ActorId actorId = caller.actorId();
        ActorKind actorKind = caller.actorKind();
        if (actorId == null || actorKind == null) {
            throw new Unauthenticated("missing credentials: send an API key or a token");
        }
        return new WhoAmI(
                actorId,
                actorKind,
                caller.boundTo(),
                role(caller),
                permissions(caller),
                projects(caller),
                caller.principal() instanceof Principal.User user && user.groupsOverage());
    }

    private static @Nullable OrgRole role(Caller caller) {
        return caller.principal() instanceof Principal.User user ? user.role() : null;
    }

    private static Set<Permission> permissions(Caller caller) {
        Scope everywhere = Scope.of(caller.boundTo());
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            boolean meaningful =
                    caller.boundTo() == null || Permission.ofOrganizations().contains(permission);
            if (meaningful && Permissions.permits(caller, permission, everywhere)) {
                held.add(permission);
            }
        }
        return held;
    }

    private static List<WhoAmI.InProject> projects(Caller caller) {
        if (!(caller.principal() instanceof Principal.User user)) {
            return List.of();
        }
        return user.projects().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new WhoAmI.InProject(entry.getKey(), entry.getValue(), permissions(entry.getValue())))
                .toList();
    }

    private static Set<Permission> permissions(Set<ProjectRole> roles) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> held.addAll(Roles.permissions(role)));
        return held;
    }
}
