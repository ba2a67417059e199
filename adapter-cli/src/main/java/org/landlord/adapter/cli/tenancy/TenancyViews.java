package org.landlord.adapter.cli.tenancy;

import static org.landlord.adapter.cli.output.Field.detail;
import static org.landlord.adapter.cli.output.Field.id;
import static org.landlord.adapter.cli.output.Field.json;
import static org.landlord.adapter.cli.output.Field.text;
import static org.landlord.adapter.cli.output.Field.time;
import static org.landlord.adapter.cli.output.Field.word;

import org.landlord.adapter.cli.output.View;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamMember;

/// How tenants are shown.
public final class TenancyViews {

    /// An organization.
    public static final View<Organization> ORGANIZATION = View.of(
            id("orgId", Organization::orgId),
            word("slug", Organization::slug),
            text("name", Organization::name),
            json("metadata", Organization::metadata),
            time("createdAt", Organization::createdAt),
            time("updatedAt", Organization::updatedAt));

    /// A member of an organization.
    public static final View<OrgMember> ORG_MEMBER = View.of(
            detail("orgId", OrgMember::orgId),
            id("userId", OrgMember::userId),
            word("role", member -> member.role().label()),
            time("createdAt", OrgMember::createdAt));

    /// A team.
    public static final View<Team> TEAM = View.of(
            detail("orgId", Team::orgId),
            id("teamId", Team::teamId),
            word("slug", Team::slug),
            text("name", Team::name),
            time("createdAt", Team::createdAt),
            time("updatedAt", Team::updatedAt));

    /// A member of a team.
    public static final View<TeamMember> TEAM_MEMBER = View.of(
            detail("orgId", TeamMember::orgId),
            word("teamId", TeamMember::teamId),
            id("userId", TeamMember::userId),
            text("role", TeamMember::role),
            time("createdAt", TeamMember::createdAt));

    /// A project.
    public static final View<Project> PROJECT = View.of(
            detail("orgId", Project::orgId),
            id("projectId", Project::projectId),
            word("slug", Project::slug),
            text("name", Project::name),
            json("metadata", Project::metadata),
            time("createdAt", Project::createdAt),
            time("updatedAt", Project::updatedAt));

    /// That a team may get at a project.
    public static final View<ProjectTeamGrant> PROJECT_TEAM = View.of(
            detail("orgId", ProjectTeamGrant::orgId),
            word("projectId", ProjectTeamGrant::projectId),
            id("teamId", ProjectTeamGrant::teamId),
            text("role", ProjectTeamGrant::role),
            time("createdAt", ProjectTeamGrant::createdAt));

    private TenancyViews() {}
}
