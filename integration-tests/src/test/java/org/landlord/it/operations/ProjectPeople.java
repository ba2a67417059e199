package org.landlord.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.landlord.domain.access.ProjectRole;
import org.landlord.it.operations.Wire.Request;

/// People who are no members of an organization, and in a team that has a role in one of its projects.
final class ProjectPeople {

    private ProjectPeople() {}

    /// The user id of who has a role.
    static String with(ProjectRole role) {
        return "project-" + role.label();
    }

    /// Lets somebody with a role at the project of a tenant.
    static void let(Wire wire, Tenant tenant, ProjectRole role) {
        String org = "/v1/orgs/" + tenant.get("orgId");
        String team = "team_of_" + role.label() + "s";
        String made = "{\"teamId\":\"%s\",\"slug\":\"of-%ss\",\"name\":\"Team\"}".formatted(team, role.label());
        make(wire, Request.json("POST", org + "/teams", made));
        make(wire, Request.json("PUT", org + "/teams/" + team + "/members/" + with(role), "{}"));
        String granted = "{\"role\":\"" + role.label() + "\"}";
        make(wire, Request.json("PUT", org + "/projects/" + tenant.get("projectId") + "/teams/" + team, granted));
    }

    private static void make(Wire wire, Request request) {
        assertThat(wire.asAdministrator(request).status()).as("%s", request).isEqualTo(201);
    }
}
