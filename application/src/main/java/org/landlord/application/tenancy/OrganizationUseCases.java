package org.landlord.application.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.access.Grants;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permissions;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Described;
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
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.ListOrganizations;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.UpdateOrganization;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.RunFilter;

/// Organizations and their members. The last owner of an organization stays.
public final class OrganizationUseCases implements Organizations {

    private final UseCaseContext ports;
    private final Consumer<OrgId> onOrganizationDeleted;
    private final BiConsumer<OrgId, UserId> onMemberRemoved;
    private final OrganizationRowRemoval deleted;

    /// @param onOrganizationDeleted called in the unit of work that deletes an organization
    /// @param onMemberRemoved called in the unit of work that removes a member
    /// @param deleted removes its rows
    public OrganizationUseCases(
            UseCaseContext ports,
            Consumer<OrgId> onOrganizationDeleted,
            BiConsumer<OrgId, UserId> onMemberRemoved,
            OrganizationRowRemoval deleted) {
        this.ports = ports;
        this.deleted = deleted;
        this.onOrganizationDeleted = onOrganizationDeleted;
        this.onMemberRemoved = onMemberRemoved;
    }

    @Override
    public Organization create(Caller caller, CreateOrganization command) {
        return ports.gate().write(caller, AccessRequirement.of(Operation.CREATE_ORGANIZATION), stores -> {
            Instant now = ports.clock().now();
            OrgId orgId = command.orgId() == null ? new OrgId(ports.ids().next("org")) : command.orgId();
            Organization organization =
                    new Organization(orgId, command.slug(), command.name(), command.metadata(), now, now);
            stores.organizations().insert(organization);
            AuditEntry.of(AuditAction.ORG_CREATE, orgId, orgId, told(organization, null, organization))
                    .write(ports.ids(), stores, caller, now);
            return organization;
        });
    }

    @Override
    public Page<Organization> list(Caller caller, ListOrganizations query, PageRequest page) {
        OrgId bound = caller.boundTo();
        if (bound != null && !Permissions.sees(caller, bound)) {
            return new Page<>(List.of(), null);
        }
        AccessRequirement need = AccessRequirement.of(Operation.LIST_ORGANIZATIONS, bound);
        return ports.gate().read(caller, need, stores -> {
            Listing.Fetch<Organization> fetch = (after, limit) -> visible(stores, bound, query.slug(), after, limit);
            return query.isOfAll()
                    ? Listing.of("orgs", bound).page(page, org -> Listing.Key.of(org.slug()), fetch)
                    : Listing.of("orgs", bound, query)
                            .page(page, org -> Listing.Key.of(org.slug()), query::fits, fetch);
        });
    }

    /// @param bound the only organization that the caller sees; null for all
    /// @param slug the only slug that is of interest; null for all
    private static List<Organization> visible(
            Stores stores, @Nullable OrgId bound, @Nullable Slug slug, Listing.@Nullable Key after, int limit) {
        if (bound != null) {
            return List.of(Lookups.org(stores, bound));
        }
        return slug == null
                ? stores.organizations().list(after == null ? null : new Slug(after.text(0)), limit)
                : stores.organizations().find(slug).stream().toList();
    }

    @Override
    public Organization get(Caller caller, OrgId orgId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_ORGANIZATION, orgId),
                        stores -> Lookups.org(stores, orgId));
    }

    @Override
    public OrgId resolve(Caller caller, OrgId reference) {
        Slug slug = at("orgId", () -> Slug.referredBy(reference.value()));
        if (slug == null) {
            return reference;
        }
        return ports.gate()
                .resolve(
                        stores -> stores.organizations()
                                .find(reference)
                                .or(() -> stores.organizations().find(slug))
                                .map(Organization::orgId),
                        orgId -> Permissions.sees(caller, orgId),
                        () -> new NotFound("org", reference));
    }

    static <T> @Nullable T at(String name, Supplier<@Nullable T> reader) {
        try {
            return reader.get();
        } catch (InvalidInput refused) {
            throw refused.at(name);
        }
    }

    @Override
    public Organization update(Caller caller, UpdateOrganization command) {
        return ports.gate()
                .write(caller, AccessRequirement.of(Operation.UPDATE_ORGANIZATION, command.orgId()), stores -> {
                    Organization before = Lookups.org(stores, command.orgId());
                    command.precondition().check(before.version());
                    Instant now = ports.clock().now();
                    Organization after = before.with(command.patch(), now);
                    if (Changes.areNone(before, after)) {
                        return before;
                    }
                    stores.organizations().update(after);
                    Map<String, ?> told = Changes.told(before, after);
                    AuditEntry.of(AuditAction.ORG_UPDATE, after.orgId(), after.orgId(), told)
                            .write(ports.ids(), stores, caller, now);
                    return after;
                });
    }

    @Override
    public void delete(Caller caller, OrgId orgId, Precondition precondition) {
        ports.gate().write(caller, AccessRequirement.of(Operation.DELETE_ORGANIZATION, orgId), stores -> {
            Organization organization = Lookups.org(stores, orgId);
            precondition.check(organization.version());
            requireNoActiveRun(stores, orgId);
            Instant now = ports.clock().now();
            stores.organizations().markDeleted(orgId, now);
            rememberDeletion(stores, caller, organization, now);
            onOrganizationDeleted.accept(orgId);
            return orgId;
        });
        deleted.begin(orgId);
    }

    /// A workflow gateway would go on with it, for nobody.
    private static void requireNoActiveRun(Stores stores, OrgId orgId) {
        if (!stores.runs().list(orgId, RunFilter.ofActive(), null, 1).isEmpty()) {
            throw new Conflict("organization " + orgId + " has runs that have not ended: cancel them first");
        }
    }

    /// The organization's log is deleted with it, so the log of the platform records the deletion.
    private void rememberDeletion(Stores stores, Caller caller, Organization organization, Instant now) {
        AuditEntry.ofPlatform(AuditAction.ORG_DELETE, organization.orgId(), told(organization, organization, null))
                .write(ports.ids(), stores, caller, now);
    }

    /// An organization with owners keeps at least one: only owners can add owners.
    ///
    /// @param leaving the member that loses its role; null if there is none
    private static void requireAnotherOwner(Stores stores, @Nullable OrgMember leaving) {
        if (leaving != null
                && leaving.role() == OrgRole.OWNER
                && stores.orgMembers().count(leaving.orgId(), OrgRole.OWNER) == 1) {
            throw new Conflict(
                    "user " + leaving.userId() + " is the only owner of the organization: add another owner first");
        }
    }

    private static Map<String, ?> told(
            Organization organization, @Nullable Described before, @Nullable Described after) {
        return Changes.told(before, after, "slug", organization.slug(), "name", organization.name());
    }

    @Override
    public Page<OrgMember> listMembers(Caller caller, OrgId orgId, @Nullable OrgRole role, PageRequest page) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.LIST_ORG_MEMBERS, orgId), stores -> {
            Lookups.org(stores, orgId);
            Listing.Fetch<OrgMember> fetch = (after, limit) ->
                    stores.orgMembers().list(orgId, after == null ? null : new UserId(after.text(0)), limit);
            return role == null
                    ? Listing.of("org-members", orgId).page(page, member -> Listing.Key.of(member.userId()), fetch)
                    : Listing.of("org-members", orgId, role)
                            .page(
                                    page,
                                    member -> Listing.Key.of(member.userId()),
                                    member -> member.role() == role,
                                    fetch);
        });
    }

    @Override
    public OrgMember getMember(Caller caller, OrgId orgId, UserId userId) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.GET_ORG_MEMBER, orgId), stores -> {
            Lookups.org(stores, orgId);
            return stores.orgMembers().find(orgId, userId).orElseThrow(() -> new NotFound("org_member", userId));
        });
    }

    @Override
    public Upserted<OrgMember> putMember(Caller caller, PutOrgMember command) {
        return ports.gate().write(caller, AccessRequirement.of(Operation.PUT_ORG_MEMBER, command.orgId()), stores -> {
            Lookups.org(stores, command.orgId());
            OrgMember before =
                    stores.orgMembers().find(command.orgId(), command.userId()).orElse(null);
            command.precondition().check(before == null ? null : before.version());
            Grants.requireOfMember(
                    ports.gate(), caller, command.orgId(), before == null ? null : before.role(), command.role());
            if (command.role() != OrgRole.OWNER) {
                requireAnotherOwner(stores, before);
            }
            Instant now = ports.clock().now();
            OrgMember after = new OrgMember(
                    command.orgId(), command.userId(), command.role(), before == null ? now : before.createdAt());
            if (before != null && Changes.areNone(before, after)) {
                return new Upserted<>(before, false);
            }
            stores.orgMembers().put(after);
            entry(AuditAction.ORG_MEMBER_UPSERT, after, before, after).write(ports.ids(), stores, caller, now);
            return new Upserted<>(after, before == null);
        });
    }

    private static AuditEntry entry(
            AuditAction action, OrgMember member, @Nullable Described before, @Nullable Described after) {
        Map<String, ?> told = Changes.told(
                before, after, "userId", member.userId(), "role", member.role().label());
        return AuditEntry.of(action, member.orgId(), member.userId(), told);
    }

    @Override
    public void removeMember(Caller caller, OrgId orgId, UserId userId, Precondition precondition) {
        ports.gate().write(caller, AccessRequirement.of(Operation.REMOVE_ORG_MEMBER, orgId), stores -> {
            Lookups.org(stores, orgId);
            OrgMember member =
                    stores.orgMembers().find(orgId, userId).orElseThrow(() -> new NotFound("org_member", userId));
            precondition.check(member.version());
            Grants.requireOfMember(ports.gate(), caller, orgId, member.role(), null);
            requireAnotherOwner(stores, member);
            stores.orgMembers().delete(orgId, userId);
            stores.sessions().deleteOfUser(orgId, userId);
            onMemberRemoved.accept(orgId, userId);
            entry(AuditAction.ORG_MEMBER_REMOVE, member, member, null)
                    .write(ports.ids(), stores, caller, ports.clock().now());
            return userId;
        });
    }
}
