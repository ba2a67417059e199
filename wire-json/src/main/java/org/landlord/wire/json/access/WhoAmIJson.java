package org.landlord.wire.json.access;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.access.WhoAmI;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// The caller as JSON.
public final class WhoAmIJson {

    private WhoAmIJson() {}

    public static void write(WhoAmI who, ObjectWriter out) {
        OrgRole role = who.role();
        out.text("actorId", who.actorId())
                .text("actorKind", who.actorKind().label())
                .text("orgId", who.orgId())
                .text("role", role == null ? null : role.label())
                .texts("permissions", sorted(who.permissions(), Permission::label))
                .array(
                        "projects",
                        who.projects(),
                        (in, to) -> to.text("projectId", in.projectId())
                                .texts("roles", sorted(in.roles(), ProjectRole::label))
                                .texts("permissions", sorted(in.permissions(), Permission::label)))
                .bool("groupsOverage", who.groupsOverage());
    }

    public static WhoAmI read(ObjectReader in) {
        return new WhoAmI(
                in.required("actorId", ActorId::new),
                in.required("actorKind", ActorKind::of),
                in.optional("orgId", OrgId::new),
                in.optional("role", OrgRole::of),
                in.requiredTexts("permissions", labels -> set(labels, Permission::of)),
                in.list("projects", WhoAmIJson::readProject),
                in.requiredFlag("groupsOverage"));
    }

    private static WhoAmI.InProject readProject(ObjectReader in) {
        return new WhoAmI.InProject(
                in.required("projectId", ProjectId::new),
                in.requiredTexts("roles", labels -> set(labels, WhoAmIJson::role)),
                in.requiredTexts("permissions", labels -> set(labels, Permission::of)));
    }

    private static ProjectRole role(String label) {
        return ProjectRole.of(new Label(label)).orElseThrow(() -> new InvalidInput("has no such role: " + label));
    }

    private static <T> List<String> sorted(Set<T> values, Function<T, String> label) {
        return values.stream().map(label).sorted().toList();
    }

    private static <T> Set<T> set(List<String> labels, Function<String, T> type) {
        return labels.stream().map(type).collect(Collectors.toSet());
    }
}
