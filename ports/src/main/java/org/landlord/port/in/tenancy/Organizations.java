package org.landlord.port.in.tenancy;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.NeedsNothing;
import org.landlord.port.in.access.Operation;

/// Organizations and their members.
public interface Organizations {

    /// Creates an organization. Audited as `org.create`.
    ///
    /// @throws org.landlord.domain.failure.DuplicateId if the id or slug is taken
    @Needs(Operation.CREATE_ORGANIZATION)
    Organization create(Caller caller, CreateOrganization command);

    /// Lists the organizations that the caller may see, by slug.
    @Needs(Operation.LIST_ORGANIZATIONS)
    default Page<Organization> list(Caller caller, PageRequest page) {
        return list(caller, ListOrganizations.all(), page);
    }

    /// Lists the matching organizations that the caller may see, by slug. A page may have fewer organizations than
    /// requested, or none, and still be followed by another.
    @Needs(Operation.LIST_ORGANIZATIONS)
    Page<Organization> list(Caller caller, ListOrganizations query, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if it does not exist
    @Needs(Operation.GET_ORGANIZATION)
    Organization get(Caller caller, OrgId orgId);

    /// The id of the organization that a reference names: of `slug:acme`, the organization with that slug,
    /// unless an organization has this id; of any other id, the id itself.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput naming `orgId`, if `slug:` is not followed by a slug
    /// @throws org.landlord.domain.failure.NotFound if there is no organization with the slug, or the caller
    ///     may not know that there is one
    @NeedsNothing(because = "an organization that the caller does not see is not found")
    OrgId resolve(Caller caller, OrgId reference);

    /// Updates an organization. Audited as `org.update`. An update without changes writes nothing.
    ///
    /// @throws org.landlord.domain.failure.NotFound if it does not exist
    /// @throws org.landlord.domain.failure.DuplicateId if the new slug is taken
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.UPDATE_ORGANIZATION)
    Organization update(Caller caller, UpdateOrganization command);

    /// Deletes an organization and all of its resources, including its audit log. The deletion stays in the
    /// log of the platform, as `org.delete`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if it does not exist
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    /// @throws org.landlord.domain.failure.Conflict if a run of a workflow has not ended
    @Needs(Operation.DELETE_ORGANIZATION)
    void delete(Caller caller, OrgId orgId, Precondition precondition);

    /// Lists members by user id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_ORG_MEMBERS)
    default Page<OrgMember> listMembers(Caller caller, OrgId orgId, PageRequest page) {
        return listMembers(caller, orgId, null, page);
    }

    /// Lists the members with a role, by user id. A page may have fewer members than requested, or none, and
    /// still be followed by another.
    ///
    /// @param role null for any
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_ORG_MEMBERS)
    Page<OrgMember> listMembers(Caller caller, OrgId orgId, @Nullable OrgRole role, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or member
    @Needs(Operation.GET_ORG_MEMBER)
    OrgMember getMember(Caller caller, OrgId orgId, UserId userId);

    /// Adds a member, or changes a member's role. Audited as `org.member.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    /// @throws org.landlord.domain.failure.Forbidden if the caller lacks permissions of the new or the
    ///     replaced role
    /// @throws org.landlord.domain.failure.Conflict if the organization would lose its only owner
    @Needs(Operation.PUT_ORG_MEMBER)
    Upserted<OrgMember> putMember(Caller caller, PutOrgMember command);

    /// Removes a member. Audited as `org.member.remove`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or member
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    /// @throws org.landlord.domain.failure.Forbidden if the caller lacks permissions of the role
    /// @throws org.landlord.domain.failure.Conflict if the organization would lose its only owner
    @Needs(Operation.REMOVE_ORG_MEMBER)
    void removeMember(Caller caller, OrgId orgId, UserId userId, Precondition precondition);
}
