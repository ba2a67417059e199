package org.landlord.adapter.client.tenancy;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.Server;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.UpdateOrganization;

/// Organizations on a server.
public final class RemoteOrganizations implements Organizations {

    private final Server server;

    /// @param server where they are
    public RemoteOrganizations(Server server) {
        this.server = server;
    }

    @Override
    public Organization create(Caller caller, CreateOrganization command) {
        return server.send(ApiCall.post("orgs")
                        .json(out -> out.text("orgId", command.orgId())
                                .text("slug", command.slug())
                                .text("name", command.name())
                                .metadata("metadata", command.metadata())))
                .read(TenancyJson::organization);
    }

    @Override
    public Page<Organization> list(Caller caller, PageRequest page) {
        return server.send(ApiCall.get("orgs").page(page)).page(TenancyJson::organization);
    }

    @Override
    public Organization get(Caller caller, OrgId orgId) {
        return server.send(ApiCall.get("orgs", orgId)).read(TenancyJson::organization);
    }

    @Override
    public Organization update(Caller caller, UpdateOrganization command) {
        return server.send(ApiCall.patch("orgs", command.orgId())
                        .precondition(command.precondition())
                        .json(out -> out.text("slug", command.patch().slug())
                                .text("name", command.patch().name())
                                .patch("metadata", command.patch().metadata())))
                .read(TenancyJson::organization);
    }

    @Override
    public void delete(Caller caller, OrgId orgId, Precondition precondition) {
        server.send(ApiCall.delete("orgs", orgId).precondition(precondition));
    }

    @Override
    public Page<OrgMember> listMembers(Caller caller, OrgId orgId, PageRequest page) {
        return server.send(ApiCall.get("orgs", orgId, "members").page(page)).page(TenancyJson::orgMember);
    }

    @Override
    public Upserted<OrgMember> putMember(Caller caller, PutOrgMember command) {
        return server.send(ApiCall.put("orgs", command.orgId(), "members", command.userId())
                        .precondition(command.precondition())
                        .json(out -> out.text("role", command.role().label())))
                .upserted(TenancyJson::orgMember);
    }

    @Override
    public void removeMember(Caller caller, OrgId orgId, UserId userId, Precondition precondition) {
        server.send(ApiCall.delete("orgs", orgId, "members", userId).precondition(precondition));
    }
}
