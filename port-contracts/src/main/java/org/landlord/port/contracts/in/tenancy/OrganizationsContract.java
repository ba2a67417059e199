package org.landlord.port.contracts.in.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertDuplicate;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.ListOrganizations;
import org.landlord.port.in.tenancy.MetadataMember;
import org.landlord.port.in.tenancy.UpdateOrganization;

/// The contract of [Organizations] for organizations. [OrgMembersContract] has their members, [OrgDeletionContract]
/// their deletion.
public abstract class OrganizationsContract extends InboundContract {

    @Test
    void a_created_organization_is_returned_and_stored() {
        OrgId orgId = new OrgId(unique("org"));
        Slug slug = new Slug(unique("slug"));

        Organization made = create(new CreateOrganization(orgId, slug, new Name(" Ümläut & Söhne "), Metadata.empty()));

        assertThat(made.orgId()).isEqualTo(orgId);
        assertThat(made.slug()).isEqualTo(slug);
        assertThat(made.name().value()).isEqualTo("Ümläut & Söhne");
        assertThat(made.updatedAt()).isEqualTo(made.createdAt());
        assertThat(made.createdAt()).isEqualTo(made.createdAt().truncatedTo(ChronoUnit.MILLIS));
        assertThat(get(orgId)).isEqualTo(made);
        assertThat(get(orgId).version()).isEqualTo(made.version());
    }

    @Test
    void metadata_keeps_its_order_and_every_digit() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("z", new BigDecimal("1.50"));
        members.put("a", Arrays.asList(null, true, Map.of("deep", "ä\n\"\\ 漢 😀")));
        members.put("big", new BigDecimal("123456789012345678901234567890.000000000001"));
        members.put("", "the empty name");
        Metadata metadata = Metadata.of(members);

        Organization made = create(new CreateOrganization(null, newSlug(), new Name("Exact"), metadata));

        assertThat(made.metadata().json()).isEqualTo(metadata.json());
        assertThat(get(made.orgId()).metadata().json()).isEqualTo(metadata.json());
    }

    @Test
    void an_organization_without_an_id_gets_a_prefixed_ulid() {
        Organization made = create(new CreateOrganization(null, newSlug(), new Name("Made"), Metadata.empty()));

        assertThat(made.orgId().value()).matches("org_[0-9a-hjkmnp-tv-z]{26}");
    }

    @Test
    void a_slug_can_have_one_character() {
        // The storage is shared, and there are few slugs of one character: use one that is available.
        Organization made = IntStream.rangeClosed('a', 'z')
                .mapToObj(this::createWithSlugIfFree)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        assertThat(get(made.orgId()).slug().value()).hasSize(1);
        landlord().organizations().delete(caller(), made.orgId(), NONE);
    }

    private Optional<Organization> createWithSlugIfFree(int letter) {
        try {
            Slug slug = new Slug(Character.toString(letter));
            return Optional.of(create(new CreateOrganization(null, slug, new Name("Short"), Metadata.empty())));
        } catch (DuplicateId _) {
            return Optional.empty();
        }
    }

    @Test
    void the_reserved_id_is_refused() {
        assertInvalid(
                () -> create(new CreateOrganization(
                        new OrgId("__org__"), newSlug(), new Name("Reserved"), Metadata.empty())),
                "");
    }

    @Test
    void creating_writes_one_audit_event() {
        OrgId orgId = new OrgId(unique("org"));
        Slug slug = newSlug();

        Organization made = create(new CreateOrganization(orgId, slug, new Name("Made"), Metadata.empty()));

        assertThat(auditLog(orgId)).hasSize(1);
        AuditEvent event = auditLog(orgId).getFirst();
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.action()).isEqualTo(AuditAction.ORG_CREATE.label());
        assertThat(event.targetType().value()).isEqualTo("org");
        assertThat(event.targetId()).isEqualTo(new TargetId(orgId.value()));
        assertThat(event.projectId()).isNull();
        assertThat(event.actorId()).isEqualTo(expectedActor());
        assertThat(event.eventId().value()).startsWith("evt_");
        assertThat(event.metadata())
                .isEqualTo(Metadata.ofChanges(Tells.of("slug", slug.value(), "name", "Made")
                        .made("slug", slug.value())
                        .made("name", "Made")
                        .map()));
        assertThat(event.occurredAt()).isEqualTo(made.createdAt());
    }

    @Test
    void a_taken_slug_is_refused_and_nothing_is_created() {
        Organization first = newOrg();
        OrgId second = new OrgId(unique("org"));

        assertDuplicate(
                "org",
                "slug",
                first.slug(),
                () -> create(new CreateOrganization(second, first.slug(), new Name("Second"), Metadata.empty())));

        assertNotFound("org", second, () -> get(second));
    }

    @Test
    void a_taken_id_is_refused_and_the_existing_entity_stays() {
        Organization first = newOrg();

        assertDuplicate(
                "org",
                "orgId",
                first.orgId(),
                () -> create(new CreateOrganization(first.orgId(), newSlug(), new Name("Second"), Metadata.empty())));

        assertThat(get(first.orgId())).isEqualTo(first);
        assertThat(auditLog(first.orgId())).hasSize(1);
    }

    @Test
    void organizations_are_listed_by_slug() {
        Organization one = newOrg();
        Organization two = newOrg();

        List<Organization> listed = all(page -> landlord().organizations().list(caller(), page));

        assertThat(listed).contains(one, two);
        assertThat(listed).extracting(Organization::slug).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void organizations_are_filtered_by_slug_by_the_beginning_of_their_name_and_by_metadata() {
        String mark = unique("Mark");
        Organization gold = named(mark + " Gold", Map.of("tier", "gold", "seats", number("12.50"), "trial", false));
        Organization silver = named(mark.toUpperCase(Locale.ROOT) + " silver", Map.of("tier", "silver"));
        Organization other = named("Not " + mark, Map.of("tier", "gold"));

        assertThat(found(gold.slug(), null, null)).containsExactly(gold);
        assertThat(found(newSlug(), null, null)).isEmpty();
        assertThat(found(null, mark, null)).containsExactlyInAnyOrder(gold, silver);
        assertThat(found(null, mark, "tier=gold")).containsExactly(gold);
        assertThat(found(null, null, "tier=gold")).contains(gold, other).doesNotContain(silver);
        assertThat(found(null, mark, "seats=12.50")).containsExactly(gold);
        assertThat(found(null, mark, "trial=false")).containsExactly(gold);
        assertThat(found(silver.slug(), null, "tier=gold")).isEmpty();
    }

    @Test
    void a_slug_stands_for_the_id_of_its_organization() {
        Organization org = newOrg();

        assertThat(landlord().organizations().resolve(caller(), new OrgId("slug:" + org.slug())))
                .isEqualTo(org.orgId());
        assertThat(landlord().organizations().resolve(caller(), org.orgId())).isEqualTo(org.orgId());
        OrgId missing = new OrgId("slug:" + newSlug());
        assertNotFound("org", missing, () -> landlord().organizations().resolve(caller(), missing));
    }

    private Organization named(String name, Map<String, Object> metadata) {
        return create(new CreateOrganization(null, newSlug(), new Name(name), Metadata.of(metadata)));
    }

    private List<Organization> found(@Nullable Slug slug, @Nullable String namePrefix, @Nullable String metadata) {
        ListOrganizations query = new ListOrganizations(
                slug,
                namePrefix == null ? null : new Name(namePrefix),
                metadata == null ? null : MetadataMember.of(metadata));
        return all(page -> landlord().organizations().list(caller(), query, page));
    }

    @Test
    void an_update_changes_only_the_given_fields() {
        Organization org = newOrg();
        Slug slug = newSlug();

        Organization renamed = update(org.orgId(), null, new Name("Renamed"), MetadataPatch.none(), NONE);
        Organization moved = update(org.orgId(), slug, null, MetadataPatch.none(), NONE);

        assertThat(renamed.name().value()).isEqualTo("Renamed");
        assertThat(renamed.slug()).isEqualTo(org.slug());
        assertThat(moved.name()).isEqualTo(renamed.name());
        assertThat(moved.slug()).isEqualTo(slug);
        assertThat(moved.createdAt()).isEqualTo(org.createdAt());
        assertThat(moved.updatedAt()).isAfterOrEqualTo(org.updatedAt());
        assertThat(get(org.orgId())).isEqualTo(moved);
    }

    @Test
    void a_metadata_patch_merges_removes_and_clears() {
        OrgId orgId = newOrg().orgId();
        Map<String, @Nullable Object> removal = new HashMap<>();
        removal.put("plan", null);
        removal.put("limits", Map.of("cpu", number("4")));

        update(orgId, null, null, patch(Map.of("plan", "pro", "limits", Map.of("ram", number("8")))), NONE);
        Organization merged = update(orgId, null, null, patch(removal), NONE);
        Organization cleared = update(orgId, null, null, new MetadataPatch(null), NONE);

        assertThat(merged.metadata()).isEqualTo(metadata("limits", Map.of("ram", number("8"), "cpu", number("4"))));
        assertThat(cleared.metadata()).isEqualTo(Metadata.empty());
        assertThat(get(orgId)).isEqualTo(cleared);
    }

    @Test
    void an_update_records_its_changes_in_the_audit_log() {
        Organization org = newOrg();
        OrgId orgId = org.orgId();
        Slug slug = newSlug();

        assertAudited(
                orgId,
                () -> update(orgId, slug, new Name("New"), patch(Map.of("a", "secret-free")), NONE),
                new Audited(
                        AuditAction.ORG_UPDATE,
                        orgId,
                        null,
                        Tells.of()
                                .changed("slug", org.slug().value(), slug.value())
                                .changed("name", org.name().value(), "New")
                                .changed("metadata", Map.of(), Map.of("a", "secret-free"))));
        assertAudited(
                orgId,
                () -> update(orgId, slug, new Name("Newer"), MetadataPatch.none(), NONE),
                new Audited(AuditAction.ORG_UPDATE, orgId, null, Tells.of().changed("name", "New", "Newer")));
    }

    @Test
    void an_update_without_changes_is_not_audited_and_changes_nothing() {
        Organization org = newOrg();

        assertNotAudited(
                org.orgId(),
                () -> assertThat(update(org.orgId(), org.slug(), org.name(), MetadataPatch.none(), NONE))
                        .isEqualTo(org));

        assertThat(get(org.orgId())).isEqualTo(org);
    }

    @Test
    void a_number_of_equal_value_is_no_change_and_the_stored_number_stays() {
        OrgId orgId = newOrg().orgId();
        Organization org = update(orgId, null, null, new MetadataPatch(Map.of("n", 1)), NONE);

        assertNotAudited(
                orgId,
                () -> assertThat(update(orgId, null, null, new MetadataPatch(Map.of("n", new BigDecimal("1.0"))), NONE))
                        .isEqualTo(org));

        assertThat(get(orgId)).isEqualTo(org);
    }

    @Test
    void an_update_to_a_taken_slug_is_refused_and_changes_nothing() {
        Organization first = newOrg();
        Organization second = newOrg();

        assertNotAudited(
                second.orgId(),
                () -> assertDuplicate(
                        "org",
                        "slug",
                        first.slug(),
                        () -> update(second.orgId(), first.slug(), new Name("X"), MetadataPatch.none(), NONE)));

        assertThat(get(second.orgId())).isEqualTo(second);
    }

    @Test
    void a_slug_that_is_no_longer_used_is_available() {
        Organization first = newOrg();
        update(first.orgId(), newSlug(), null, MetadataPatch.none(), NONE);

        Organization second = create(new CreateOrganization(null, first.slug(), new Name("Second"), Metadata.empty()));

        assertThat(second.slug()).isEqualTo(first.slug());
    }

    @Test
    void an_update_with_another_version_is_refused_and_changes_nothing() {
        Organization org = newOrg();

        assertNotAudited(
                org.orgId(),
                () -> assertPreconditionFailed(
                        () -> update(org.orgId(), null, new Name("Late"), MetadataPatch.none(), STALE)));

        assertThat(get(org.orgId())).isEqualTo(org);
    }

    @Test
    void an_update_with_the_stored_version_succeeds_once() {
        Organization org = newOrg();
        Precondition seen = matching(org.version());

        Organization renamed = update(org.orgId(), null, new Name("First"), MetadataPatch.none(), seen);

        assertThat(renamed.version()).isNotEqualTo(org.version());
        assertPreconditionFailed(() -> update(org.orgId(), null, new Name("Late"), MetadataPatch.none(), seen));
        assertThat(get(org.orgId())).isEqualTo(renamed);
    }

    @Test
    void an_update_that_requires_existence_succeeds() {
        Organization org = newOrg();

        Organization renamed =
                update(org.orgId(), null, new Name("There"), MetadataPatch.none(), new Precondition.Exists());

        assertThat(get(org.orgId())).isEqualTo(renamed);
    }

    @Test
    void a_missing_organization_is_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> get(orgId));
        assertNotFound("org", orgId, () -> update(orgId, null, new Name("X"), MetadataPatch.none(), NONE));
        assertNotFound("org", orgId, () -> landlord().organizations().delete(caller(), orgId, NONE));
    }

    private Organization create(CreateOrganization command) {
        return landlord().organizations().create(caller(), command);
    }

    private Organization get(OrgId orgId) {
        return landlord().organizations().get(caller(), orgId);
    }

    private Organization update(
            OrgId orgId, @Nullable Slug slug, @Nullable Name name, MetadataPatch patch, Precondition precondition) {
        return landlord()
                .organizations()
                .update(
                        caller(),
                        new UpdateOrganization(orgId, new Organization.Patch(slug, name, patch), precondition));
    }

    private static MetadataPatch patch(Map<String, ? extends @Nullable Object> members) {
        return new MetadataPatch(members);
    }

    private static Slug newSlug() {
        return new Slug(unique("slug"));
    }
}
