package org.landlord.adapter.client.tenancy;

import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;

/// Reads what the server says of organizations, teams, projects and who belongs to them.
public final class TenancyJson {

    private TenancyJson() {}

    /// An organization.
    public static Organization organization(JsonObjectReader json) {
        return new Organization(
                json.text("orgId", OrgId::new),
                json.text("slug", Slug::new),
                json.text("name", Name::new),
                json.metadata("metadata"),
                json.instant("createdAt"),
                json.instant("updatedAt"));
    }

    /// A member of an organization.
    public static OrgMember orgMember(JsonObjectReader json) {
        return new OrgMember(
                json.text("orgId", OrgId::new),
                json.text("userId", UserId::new),
                json.text("role", OrgRole::of),
                json.instant("createdAt"));
    }

    /// A team.
    public static Team team(JsonObjectReader json) {
        return new Team(
                json.text("orgId", OrgId::new),
                json.text("teamId", TeamId::new),
                json.text("slug", Slug::new),
                json.text("name", Name::new),
                json.instant("createdAt"),
                json.instant("updatedAt"));
    }

    /// A member of a team.
    public static TeamMember teamMember(JsonObjectReader json) {
        return new TeamMember(
                json.text("orgId", OrgId::new),
                json.text("teamId", TeamId::new),
                json.text("userId", UserId::new),
                json.text("role", Label::new),
                json.instant("createdAt"));
    }

    /// A project.
    public static Project project(JsonObjectReader json) {
        return new Project(
                json.text("orgId", OrgId::new),
                json.text("projectId", ProjectId::new),
                json.text("slug", Slug::new),
                json.text("name", Name::new),
                json.metadata("metadata"),
                json.instant("createdAt"),
                json.instant("updatedAt"));
    }

    /// A team's access to a project.
    public static ProjectTeamGrant projectTeam(JsonObjectReader json) {
        return new ProjectTeamGrant(
                json.text("orgId", OrgId::new),
                json.text("projectId", ProjectId::new),
                json.text("teamId", TeamId::new),
                json.text("role", Label::new),
                json.instant("createdAt"));
    }
}
