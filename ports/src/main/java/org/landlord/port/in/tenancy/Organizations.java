package org.landlord.port.in.tenancy;

import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Tenants and their members.
public interface Organizations {

    /// Makes an organization. Audited as `org.create`.
    ///
    /// @throws org.landlord.domain.failure.DuplicateId if its id or slug is taken
    @Needs(Operation.CREATE_ORGANIZATION)
    Organization create(Caller caller, CreateOrganization command);

    /// The organizations that the caller may see, by slug.
    @Needs(Operation.LIST_ORGANIZATIONS)
    Page<Organization> list(Caller caller, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is none
    @Needs(Operation.GET_ORGANIZATION)
    Organization get(Caller caller, OrgId orgId);

    /// Changes an organization. Audited as `org.update`, unless nothing changes: then nothing is written.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is none
    /// @throws org.landlord.domain.failure.DuplicateId if the new slug is taken
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.UPDATE_ORGANIZATION)
    Organization update(Caller caller, UpdateOrganization command);

    /// Removes an organization and everything under it, its audit log too. That it was deleted stays in the
    /// platform's log, as `org.delete`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is none
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.DELETE_ORGANIZATION)
    void delete(Caller caller, OrgId orgId, Precondition precondition);

    /// The members of an organization, by user id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_ORG_MEMBERS)
    Page<OrgMember> listMembers(Caller caller, OrgId orgId, PageRequest page);

    /// Makes a person a member, or changes their role. Audited as `org.member.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    /// @throws org.landlord.domain.failure.Forbidden if the caller does not hold what the role, or the one
    ///     that is replaced, allows
    /// @throws org.landlord.domain.failure.Conflict if it takes the organization its only owner
    @Needs(Operation.PUT_ORG_MEMBER)
    Upserted<OrgMember> putMember(Caller caller, PutOrgMember command);

    /// Ends a membership. Audited as `org.member.remove`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or member
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    /// @throws org.landlord.domain.failure.Forbidden if the caller does not hold what the role allows
    /// @throws org.landlord.domain.failure.Conflict if it takes the organization its only owner
    @Needs(Operation.REMOVE_ORG_MEMBER)
    void removeMember(Caller caller, OrgId orgId, UserId userId, Precondition precondition);
}
