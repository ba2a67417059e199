package org.landlord.adapter.client.tenancy;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
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
import org.landlord.wire.json.tenancy.TeamJson;
import org.landlord.wire.json.tenancy.TeamMemberJson;

/// Teams on a server.
public final class RemoteTeams implements Teams {

    private final HttpTransport transport;

    public RemoteTeams(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Team create(Caller caller, CreateTeam command) {
        return transport
                .send(ApiCall.post("orgs", command.orgId(), "teams").json(command, TeamJson::writeCreate))
                .read(TeamJson::read);
    }

    @Override
    public Page<Team> list(Caller caller, OrgId orgId, PageRequest page) {
        return transport.send(ApiCall.get("orgs", orgId, "teams").page(page)).page(TeamJson::read);
    }

    @Override
    public Team get(Caller caller, OrgId orgId, TeamId teamId) {
        return transport.send(ApiCall.get("orgs", orgId, "teams", teamId)).read(TeamJson::read);
    }

    @Override
    public Team update(Caller caller, UpdateTeam command) {
        return transport
                .send(ApiCall.patch("orgs", command.orgId(), "teams", command.teamId())
                        .precondition(command.precondition())
                        .json(command, TeamJson::writeUpdate))
                .read(TeamJson::read);
    }

    @Override
    public void delete(Caller caller, OrgId orgId, TeamId teamId, Precondition precondition) {
        transport.send(ApiCall.delete("orgs", orgId, "teams", teamId).precondition(precondition));
    }

    @Override
    public Page<TeamMember> listMembers(Caller caller, OrgId orgId, TeamId teamId, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", orgId, "teams", teamId, "members").page(page))
                .page(TeamMemberJson::read);
    }

    @Override
    public TeamMember getMember(Caller caller, OrgId orgId, TeamId teamId, UserId userId) {
        return transport
                .send(ApiCall.get("orgs", orgId, "teams", teamId, "members", userId))
                .read(TeamMemberJson::read);
    }

    @Override
    public Upserted<TeamMember> putMember(Caller caller, PutTeamMember command) {
        return transport
                .send(ApiCall.put("orgs", command.orgId(), "teams", command.teamId(), "members", command.userId())
                        .precondition(command.precondition())
                        .json(command, TeamMemberJson::writePut))
                .upserted(TeamMemberJson::read);
    }

    @Override
    public void removeMember(Caller caller, OrgId orgId, TeamId teamId, UserId userId, Precondition precondition) {
        transport.send(ApiCall.delete("orgs", orgId, "teams", teamId, "members", userId)
                .precondition(precondition));
    }
}
