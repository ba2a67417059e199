package org.landlord.adapter.client.tenancy;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.port.in.tenancy.Teams;
import org.landlord.port.in.tenancy.UpdateTeam;

/// Teams on a server.
public final class RemoteTeams implements Teams {

    private final Server server;

    /// @param server where they are
    public RemoteTeams(Server server) {
        this.server = server;
    }

    @Override
    public Team create(Caller caller, CreateTeam command) {
        return server.send(ApiCall.post("orgs", command.orgId(), "teams")
                        .json(out -> out.text("teamId", command.teamId())
                                .text("slug", command.slug())
                                .text("name", command.name())))
                .read(TenancyJson::team);
    }

    @Override
    public Page<Team> list(Caller caller, OrgId orgId, PageRequest page) {
        return server.send(ApiCall.get("orgs", orgId, "teams").page(page)).page(TenancyJson::team);
    }

    @Override
    public Team get(Caller caller, OrgId orgId, TeamId teamId) {
        return server.send(ApiCall.get("orgs", orgId, "teams", teamId)).read(TenancyJson::team);
    }

    @Override
    public Team update(Caller caller, UpdateTeam command) {
        return server.send(ApiCall.patch("orgs", command.orgId(), "teams", command.teamId())
                        .precondition(command.precondition())
                        .json(out -> out.text("slug", command.patch().slug()).text("name", command.patch().name())))
                .read(TenancyJson::team);
    }

    @Override
    public void delete(Caller caller, OrgId orgId, TeamId teamId, Precondition precondition) {
        server.send(ApiCall.delete("orgs", orgId, "teams", teamId).precondition(precondition));
    }

    @Override
    public Page<TeamMember> listMembers(Caller caller, OrgId orgId, TeamId teamId, PageRequest page) {
        return server.send(
                        ApiCall.get("orgs", orgId, "teams", teamId, "members").page(page))
                .page(TenancyJson::teamMember);
    }

    @Override
    public Upserted<TeamMember> putMember(Caller caller, PutTeamMember command) {
        return server.send(ApiCall.put("orgs", command.orgId(), "teams", command.teamId(), "members", command.userId())
                        .precondition(command.precondition())
                        .json(out -> out.text("role", command.role())))
                .upserted(TenancyJson::teamMember);
    }

    @Override
    public void removeMember(Caller caller, OrgId orgId, TeamId teamId, UserId userId, Precondition precondition) {
        server.send(ApiCall.delete("orgs", orgId, "teams", teamId, "members", userId)
                .precondition(precondition));
    }
}
