package org.landlord.port.contracts.out.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.contracts.out.Contents;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.tenancy.OrganizationStore].
public abstract class OrganizationStoreContract extends StorageContract {

    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00.001Z");

    @Test
    void everyFieldIsReturnedUnchanged() {
        Organization organization = new Organization(
                new OrgId(Fixtures.uniqueId("A:_-z")),
                new Slug(Fixtures.organization().slug().value()),
                new Name(UNICODE),
                Fixtures.richMetadata(),
                LONG_AGO,
                NOW);

        write(stores -> stores.organizations().insert(organization));

        Organization found = found(organization);
        assertThat(found).isEqualTo(organization);
        assertThat(found.metadata().json()).isEqualTo(organization.metadata().json());
        assertThat(found.version()).isEqualTo(organization.version());
    }

    @Test
    void aMissingOrganizationIsNotFound() {
        OrgId missing = Fixtures.organization().orgId();

        assertThat(find(stores -> stores.organizations().find(missing))).isEmpty();
    }

    @Test
    void anUpdateReplacesEveryField() {
        Tenant tenant = newTenant();
        Organization changed = new Organization(
                tenant.orgId(),
                Fixtures.organization().slug(),
                new Name(UNICODE),
                Fixtures.richMetadata(),
                LONG_AGO,
                NOW.plusMillis(1));

        write(stores -> stores.organizations().update(changed));

        assertThat(found(changed)).isEqualTo(changed);
    }

    @Test
    void anUpdateCanKeepTheSlug() {
        Tenant tenant = newTenant();
        Organization renamed = tenant.organization()
                .with(new Organization.Patch(null, new Name("Renamed"), MetadataPatch.none()), NOW);

        write(stores -> stores.organizations().update(renamed));

        assertThat(found(renamed)).isEqualTo(renamed);
    }

    @Test
    void anIdThatIsTakenIsRefused() {
        Tenant tenant = newTenant();
        Organization second = Fixtures.organization(
                tenant.orgId().value(), Fixtures.organization().slug().value());

        assertThatThrownBy(() -> write(stores -> stores.organizations().insert(second)))
                .isInstanceOfSatisfying(
                        DuplicateId.class,
                        refused -> assertIs(refused, "orgId", tenant.orgId().value()));

        assertThat(found(tenant.organization())).isEqualTo(tenant.organization());
    }

    @Test
    void aSlugThatIsTakenIsRefused() {
        Tenant tenant = newTenant();
        Slug slug = tenant.organization().slug();
        Organization second = Fixtures.organization(Fixtures.uniqueId("org"), slug.value());

        assertThatThrownBy(() -> write(stores -> stores.organizations().insert(second)))
                .isInstanceOfSatisfying(DuplicateId.class, refused -> assertIs(refused, "slug", slug.value()));

        assertThat(find(stores -> stores.organizations().find(second.orgId()))).isEmpty();
    }

    @Test
    void anUpdateToASlugThatIsTakenIsRefused() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        Slug slug = one.organization().slug();
        Organization changed = other.organization().with(new Organization.Patch(slug, null, MetadataPatch.none()), NOW);

        assertThatThrownBy(() -> write(stores -> stores.organizations().update(changed)))
                .isInstanceOfSatisfying(DuplicateId.class, refused -> assertIs(refused, "slug", slug.value()));

        assertThat(found(other.organization())).isEqualTo(other.organization());
    }

    private static void assertIs(DuplicateId refused, String field, String value) {
        assertThat(refused.kind()).isEqualTo("org");
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.value()).isEqualTo(value);
    }

    @Test
    void aSlugIsAvailableAsSoonAsItIsNoLongerUsed() {
        Tenant renamed = newTenant();
        Tenant deleted = newTenant();
        Slug ofRenamed = renamed.organization().slug();
        Slug ofDeleted = deleted.organization().slug();
        Organization one = Fixtures.organization(Fixtures.uniqueId("org"), ofRenamed.value());
        Organization other = Fixtures.organization(Fixtures.uniqueId("org"), ofDeleted.value());

        write(stores -> {
            stores.organizations()
                    .update(renamed.organization()
                            .with(
                                    new Organization.Patch(
                                            Fixtures.organization().slug(), null, MetadataPatch.none()),
                                    NOW));
            stores.organizations().insert(one);
            Fixtures.deleteOrganization(stores, deleted.orgId());
            stores.organizations().insert(other);
        });

        assertThat(found(one)).isEqualTo(one);
        assertThat(found(other)).isEqualTo(other);
    }

    @Test
    void aSlugTakenEarlierInTheSameUnitIsRefused() {
        Organization one = Fixtures.organization();
        Organization other =
                Fixtures.organization(Fixtures.uniqueId("org"), one.slug().value());

        assertThatThrownBy(() -> write(stores -> {
                    stores.organizations().insert(one);
                    stores.organizations().insert(other);
                }))
                .isInstanceOf(DuplicateId.class);

        assertThat(find(stores -> stores.organizations().find(one.orgId()))).isEmpty();
    }

    @Test
    void deletingAnOrganizationRemovesAllItsRowsAndNoOthers() {
        Tenant going = newTenant();
        Tenant staying = newTenant();
        for (Tenant tenant : List.of(going, staying)) {
            write(tenant::fill);
            write(tenant::use);
        }
        Contents stayed = read(staying::contents);

        write(stores -> Fixtures.deleteOrganization(stores, going.orgId()));

        assertThat(read(going::contents)).isEqualTo(Contents.nothing());
        assertThat(read(staying::contents)).isEqualTo(stayed);
    }

    @Test
    void anOrganizationCreatedWithTheIdOfADeletedOneIsEmpty() {
        Tenant tenant = newTenant();
        Contents fresh = read(tenant::contents);
        write(tenant::fill);
        write(tenant::use);

        write(stores -> {
            Fixtures.deleteOrganization(stores, tenant.orgId());
            stores.organizations().insert(tenant.organization());
        });

        assertThat(read(tenant::contents)).isEqualTo(fresh);
        assertThat(unitOfWork().<Long>read(stores -> stores.auditLog().lastSequence(tenant.orgId())))
                .isZero();
    }

    @Test
    void deletingAMissingRowChangesNothing() {
        Tenant tenant = newTenant();
        OrgId missing = Fixtures.organization().orgId();

        write(stores -> Fixtures.deleteOrganization(stores, missing));

        assertThat(found(tenant.organization())).isEqualTo(tenant.organization());
    }

    @Test
    void organizationsAreListedBySlug() {
        // A unique prefix, so that no other organizations are in between.
        String prefix = Fixtures.organization().slug().value();
        List<String> inOrder = Stream.of("", "-b", "0", "a", "a-b", "a0", "aa", "b")
                .map(end -> prefix + end)
                .toList();
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> shuffled.forEach(
                slug -> stores.organizations().insert(Fixtures.organization(Fixtures.uniqueId("org"), slug))));

        for (int limit = 1; limit <= inOrder.size(); limit++) {
            List<String> listed = new ArrayList<>(List.of(prefix));
            while (listed.size() < inOrder.size()) {
                int most = Math.min(limit, inOrder.size() - listed.size());
                Slug after = new Slug(listed.getLast());
                List<Organization> piece = list(stores -> stores.organizations().list(after, most));
                piece.forEach(organization -> listed.add(organization.slug().value()));
            }
            assertThat(listed).isEqualTo(inOrder);
        }
    }

    @Test
    void anOrganizationIsFoundByItsSlug() {
        Tenant tenant = newTenant();
        Slug slug = tenant.organization().slug();

        assertThat(find(stores -> stores.organizations().find(slug))).contains(tenant.organization());
        assertThat(find(stores -> stores.organizations().find(new Slug(slug + "-none"))))
                .isEmpty();

        write(stores -> stores.organizations().markDeleted(tenant.orgId(), NOW));
        assertThat(find(stores -> stores.organizations().find(slug))).isEmpty();
    }

    @Test
    void theListStartsWithTheFirstSlug() {
        newTenant();

        assertThat(list(stores -> stores.organizations().list(null, 1))).hasSize(1);
    }

    private Organization found(Organization organization) {
        return find(stores -> stores.organizations().find(organization.orgId())).orElseThrow();
    }
}
