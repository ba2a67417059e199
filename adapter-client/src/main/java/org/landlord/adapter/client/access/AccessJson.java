package org.landlord.adapter.client.access;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.WhoAmI;

/// Reads what the server says of API keys and of callers.
public final class AccessJson {

    private AccessJson() {}

    /// A key, without what lets in.
    public static ApiKey key(JsonObjectReader json) {
        return new ApiKey(
                json.text("keyId", KeyId::new),
                json.optional("orgId", OrgId::new),
                json.text("name", Name::new),
                json.texts("scopes", KeyScopes::new),
                json.optional("createdBy", ActorId::new),
                json.instant("createdAt"),
                json.optional("expiresAt", Timestamps::parse),
                json.optional("lastUsedAt", Timestamps::parse),
                json.optional("revokedAt", Timestamps::parse));
    }

    static IssuedApiKey issued(JsonObjectReader json) {
        return new IssuedApiKey(key(json), json.text("token", ApiKeyToken::parse));
    }

    static WhoAmI whoAmI(JsonObjectReader json) {
        return new WhoAmI(
                json.text("actorId", ActorId::new),
                json.text("actorKind", ActorKind::of),
                json.optional("orgId", OrgId::new),
                json.optional("role", OrgRole::of),
                json.texts("permissions", labels -> {
                    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
                    labels.forEach(label -> permissions.add(Permission.of(label)));
                    return permissions;
                }),
                json.list("projects", AccessJson::inProject),
                json.bool("groupsOverage"));
    }

    private static WhoAmI.InProject inProject(JsonObjectReader json) {
        return new WhoAmI.InProject(json.text("projectId", ProjectId::new), json.texts("roles", labels -> {
            Set<ProjectRole> roles = new HashSet<>();
            labels.forEach(label -> roles.add(role(label)));
            return roles;
        }));
    }

    private static ProjectRole role(String label) {
        return ProjectRole.of(new Label(label)).orElseThrow(() -> new InvalidInput("has no such role: " + label));
    }
}
