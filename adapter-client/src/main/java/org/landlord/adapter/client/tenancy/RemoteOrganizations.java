package org.landlord.adapter.client.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.ListOrganizations;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.UpdateOrganization;
import org.landlord.wire.json.tenancy.OrgMemberJson;
import org.landlord.wire.json.tenancy.OrganizationJson;

/// Organizations on a server.
public final class RemoteOrganizations implements Organizations {

    private final HttpTransport transport;

    public RemoteOrganizations(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Organization create(Caller caller, CreateOrganization command) {
        return transport
                .send(ApiCall.post("orgs").json(command, OrganizationJson::writeCreate))
                .read(OrganizationJson::read);
    }

    @Override
    public Page<Organization> list(Caller caller, ListOrganizations query, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs")
                        .query("slug", query.slug())
                        .query("namePrefix", query.namePrefix())
                        .query("metadata", query.metadata())
                        .page(page))
                .page(OrganizationJson::read);
    }

    @Override
    public Organization get(Caller caller, OrgId orgId) {
        return transport.send(ApiCall.get("orgs", orgId)).read(OrganizationJson::read);
    }

    @Override
    public OrgId resolve(Caller caller, OrgId reference) {
        return Slug.referredBy(reference.value()) == null
                ? reference
                : get(caller, reference).orgId();
    }

    @Override
    public Organization update(Caller caller, UpdateOrganization command) {
        return transport
                .send(ApiCall.patch("orgs", command.orgId())
                        .precondition(command.precondition())
                        .json(command, OrganizationJson::writeUpdate))
                .read(OrganizationJson::read);
    }

    @Override
    public void delete(Caller caller, OrgId orgId, Precondition precondition) {
        transport.send(ApiCall.delete("orgs", orgId).precondition(precondition));
    }

    @Override
    public Page<OrgMember> listMembers(Caller caller, OrgId orgId, @Nullable OrgRole role, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", orgId, "members")
                        .query("role", role == null ? null : role.label())
                        .page(page))
                .page(OrgMemberJson::read);
    }

    @Override
    public OrgMember getMember(Caller caller, OrgId orgId, UserId userId) {
        return transport.send(ApiCall.get("orgs", orgId, "members", userId)).read(OrgMemberJson::read);
    }

    @Override
    public Upserted<OrgMember> putMember(Caller caller, PutOrgMember command) {
        return transport
                .send(ApiCall.put("orgs", command.orgId(), "members", command.userId())
                        .precondition(command.precondition())
                        .json(command, OrgMemberJson::writePut))
                .upserted(OrgMemberJson::read);
    }

    @Override
    public void removeMember(Caller caller, OrgId orgId, UserId userId, Precondition precondition) {
        transport.send(ApiCall.delete("orgs", orgId, "members", userId).precondition(precondition));
    }
}
