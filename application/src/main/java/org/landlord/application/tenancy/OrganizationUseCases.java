package org.landlord.application.tenancy;

import java.time.Instant;
import java.util.Map;
import org.landlord.application.shared.AuditEntry;
import org.landlord.application.shared.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Ports;
import org.landlord.application.shared.Required;
import org.landlord.application.shared.Told;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.port.in.tenancy.UpdateOrganization;
import org.landlord.port.out.Stores;

final class OrganizationUseCases implements Organizations {

    private final Ports ports;

    OrganizationUseCases(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Organization create(Caller caller, CreateOrganization command) {
        return ports.unitOfWork().write(stores -> {
            Instant now = ports.clock().now();
            OrgId orgId = command.orgId() == null ? new OrgId(ports.ids().next("org")) : command.orgId();
            Organization organization =
                    new Organization(orgId, command.slug(), command.name(), command.metadata(), now, now);
            stores.organizations().insert(organization);
            AuditEntry.of(AuditAction.ORG_CREATE, orgId, orgId, told(organization))
                    .write(ports, stores, caller, now);
            return organization;
        });
    }

    @Override
    public Page<Organization> list(Caller caller, PageRequest page) {
        return ports.unitOfWork()
                .read(stores -> Listing.of("orgs")
                        .page(
                                page,
                                org -> Listing.Key.of(org.slug()),
                                (after, limit) -> stores.organizations()
                                        .list(after == null ? null : new Slug(after.text(0)), limit)));
    }

    @Override
    public Organization get(Caller caller, OrgId orgId) {
        return ports.unitOfWork().read(stores -> Required.org(stores, orgId));
    }

    @Override
    public Organization update(Caller caller, UpdateOrganization command) {
        return ports.unitOfWork().write(stores -> {
            Organization before = Required.org(stores, command.orgId());
            command.precondition().check(before.version());
            Instant now = ports.clock().now();
            Organization after = before.with(command.slug(), command.name(), command.metadata(), now);
            if (!after.equals(before)) {
                stores.organizations().update(after);
                Map<String, ?> changes = new Changes()
                        .slug(before.slug(), after.slug())
                        .name(before.name(), after.name())
                        .metadata(before.metadata(), after.metadata())
                        .toMap();
                AuditEntry.of(AuditAction.ORG_UPDATE, after.orgId(), after.orgId(), changes)
                        .write(ports, stores, caller, now);
            }
            return after;
        });
    }

    @Override
    public void delete(Caller caller, OrgId orgId, Precondition precondition) {
        ports.unitOfWork().write(stores -> {
            Organization organization = Required.org(stores, orgId);
            precondition.check(organization.version());
            stores.organizations().delete(orgId);
            rememberDeletion(stores, caller, organization);
            return orgId;
        });
    }

    /// The organization's own log went with it, so the platform's log keeps that it was deleted.
    private void rememberDeletion(Stores stores, Caller caller, Organization organization) {
        stores.platformAuditLog()
                .append(new PlatformAuditEvent(
                        stores.platformAuditLog().lastSequence() + 1,
                        new AuditEventId(ports.ids().next("evt")),
                        caller.actorId(),
                        AuditAction.ORG_DELETE.label(),
                        AuditAction.ORG_DELETE.targetType(),
                        new TargetId(organization.orgId().value()),
                        ports.clock().now(),
                        Metadata.of(told(organization))));
    }

    private static Map<String, ?> told(Organization organization) {
        return Told.of("slug", organization.slug(), "name", organization.name());
    }

    @Override
    public Page<OrgMember> listMembers(Caller caller, OrgId orgId, PageRequest page) {
        return ports.unitOfWork().read(stores -> {
            Required.org(stores, orgId);
            return Listing.of("org-members", orgId)
                    .page(
                            page,
                            member -> Listing.Key.of(member.userId()),
                            (after, limit) -> stores.orgMembers()
                                    .list(orgId, after == null ? null : new UserId(after.text(0)), limit));
        });
    }

    @Override
    public Upserted<OrgMember> putMember(Caller caller, PutOrgMember command) {
        return ports.unitOfWork().write(stores -> {
            Required.org(stores, command.orgId());
            OrgMember before =
                    stores.orgMembers().find(command.orgId(), command.userId()).orElse(null);
            command.precondition().check(before == null ? null : before.version());
            Instant now = ports.clock().now();
            OrgMember after = new OrgMember(
                    command.orgId(), command.userId(), command.role(), before == null ? now : before.createdAt());
            stores.orgMembers().put(after);
            Map<String, ?> told =
                    Told.of("userId", after.userId(), "role", after.role().label());
            AuditEntry.of(AuditAction.ORG_MEMBER_UPSERT, after.orgId(), after.orgId(), told)
                    .write(ports, stores, caller, now);
            return new Upserted<>(after, before == null);
        });
    }

    @Override
    public void removeMember(Caller caller, OrgId orgId, UserId userId, Precondition precondition) {
        ports.unitOfWork().write(stores -> {
            Required.org(stores, orgId);
            OrgMember member =
                    stores.orgMembers().find(orgId, userId).orElseThrow(() -> new NotFound("org_member", userId));
            precondition.check(member.version());
            stores.orgMembers().delete(orgId, userId);
            AuditEntry.of(AuditAction.ORG_MEMBER_REMOVE, orgId, orgId, Told.of("userId", userId))
                    .write(ports, stores, caller, ports.clock().now());
            return userId;
        });
    }
}
