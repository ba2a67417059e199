package org.landlord.port.contracts.in.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.PutOrgMember;

/// The contract of [Organizations] for members of organizations.
public abstract class OrgMembersContract extends InboundContract {

    private static final UserId ADA = new UserId("user_ada");

    @Test
    void a_member_put_twice_is_one_member_with_the_first_date_and_the_last_role() {
        OrgId orgId = newOrg().orgId();

        Upserted<OrgMember> first = put(orgId, ADA, OrgRole.MEMBER, NONE);
        Upserted<OrgMember> second = put(orgId, ADA, OrgRole.OWNER, NONE);

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(second.value())
                .isEqualTo(
                        new OrgMember(orgId, ADA, OrgRole.OWNER, first.value().createdAt()));
        assertThat(members(orgId)).containsExactly(second.value());
    }

    @Test
    void members_are_listed_by_user_id() {
        OrgId orgId = newOrg().orgId();
        for (String user : List.of("b", "a", "C", "b:2", "_x")) {
            put(orgId, new UserId(user), OrgRole.ADMIN, NONE);
        }

        assertThat(members(orgId))
                .extracting(member -> member.userId().value())
                .containsExactly("C", "_x", "a", "b", "b:2");
    }

    /// User ids in the formats of identity providers.
    private static final List<String> FROM_OUTSIDE = List.of(
            "A\u030asa",
            "CN=Ada Lovelace,O=Acme",
            "a%2Fb",
            "a+b",
            "a.b",
            "a;b=1",
            "a?b=1&c#d",
            "ada@example.com",
            "auth0|5f7c8ec7",
            "https://issuer.example//7/../8/",
            "repo:acme/app:ref:main",
            "x".repeat(255),
            "\u00c5sa",
            "\ud83d\ude80");

    @Test
    void given_external_user_ids_when_members_are_put_listed_and_removed_then_the_ids_are_kept_verbatim() {
        OrgId orgId = newOrg().orgId();
        for (String id : FROM_OUTSIDE.reversed()) {
            assertThat(put(orgId, new UserId(id), OrgRole.MEMBER, NONE).value().userId())
                    .isEqualTo(new UserId(id));
        }

        assertThat(members(orgId)).extracting(member -> member.userId().value()).isEqualTo(FROM_OUTSIDE);
        for (String id : FROM_OUTSIDE) {
            UserId userId = new UserId(id);
            assertThat(put(orgId, userId, OrgRole.ADMIN, NONE).created()).isFalse();
            landlord().organizations().removeMember(caller(), orgId, userId, NONE);
            assertNotFound(() -> landlord().organizations().removeMember(caller(), orgId, userId, NONE));
        }
        assertThat(members(orgId)).isEmpty();
    }

    @Test
    void one_member_is_returned_as_listed_and_an_unknown_one_is_not_found() {
        OrgId orgId = newOrg().orgId();
        OrgId other = newOrg().orgId();
        UserId external = new UserId("auth0|5f/7c?8");
        OrgMember member = put(orgId, external, OrgRole.AUDITOR, NONE).value();

        assertThat(landlord().organizations().getMember(caller(), orgId, external))
                .isEqualTo(member);
        assertNotFound("org_member", external, () -> landlord().organizations().getMember(caller(), other, external));
        assertNotFound("org_member", ADA, () -> landlord().organizations().getMember(caller(), orgId, ADA));
    }

    @Test
    void members_are_filtered_by_role() {
        OrgId orgId = newOrg().orgId();
        OrgMember ada = put(orgId, ADA, OrgRole.OWNER, NONE).value();
        OrgMember bob =
                put(orgId, new UserId("user_bob"), OrgRole.AUDITOR, NONE).value();

        assertThat(withRole(orgId, OrgRole.OWNER)).containsExactly(ada);
        assertThat(withRole(orgId, OrgRole.AUDITOR)).containsExactly(bob);
        assertThat(withRole(orgId, OrgRole.BILLING)).isEmpty();
        assertThat(withRole(orgId, null)).containsExactly(ada, bob);
    }

    private List<OrgMember> withRole(OrgId orgId, @Nullable OrgRole role) {
        return all(page -> landlord().organizations().listMembers(caller(), orgId, role, page));
    }

    @Test
    void every_role_can_be_assigned() {
        OrgId orgId = newOrg().orgId();
        put(orgId, new UserId("user_bob"), OrgRole.OWNER, NONE);

        for (OrgRole role : OrgRole.values()) {
            assertThat(put(orgId, ADA, role, NONE).value().role()).isEqualTo(role);
        }
    }

    @Test
    void an_organization_keeps_its_only_owner() {
        OrgId orgId = newOrg().orgId();
        put(orgId, ADA, OrgRole.OWNER, NONE);
        put(orgId, new UserId("user_bob"), OrgRole.ADMIN, NONE);

        assertThatThrownBy(() -> put(orgId, ADA, OrgRole.ADMIN, NONE)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> landlord().organizations().removeMember(caller(), orgId, ADA, NONE))
                .isInstanceOf(Conflict.class);

        put(orgId, new UserId("user_bob"), OrgRole.OWNER, NONE);
        landlord().organizations().removeMember(caller(), orgId, ADA, NONE);
        assertThat(members(orgId)).hasSize(1);
    }

    @Test
    void the_same_membership_again_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        OrgMember first = put(orgId, ADA, OrgRole.MEMBER, NONE).value();

        assertNotAudited(orgId, () -> {
            Upserted<OrgMember> again = put(orgId, ADA, OrgRole.MEMBER, matching(first.version()));
            assertThat(again.created()).isFalse();
            assertThat(again.value()).isEqualTo(first);
        });
    }

    @Test
    void each_change_of_membership_is_audited() {
        OrgId orgId = newOrg().orgId();

        assertAudited(
                orgId,
                () -> {
                    put(orgId, ADA, OrgRole.BILLING, NONE);
                    put(orgId, ADA, OrgRole.AUDITOR, NONE);
                    landlord().organizations().removeMember(caller(), orgId, ADA, NONE);
                },
                new Audited(
                        AuditAction.ORG_MEMBER_UPSERT,
                        ADA,
                        null,
                        tells("billing").made("role", "billing")),
                new Audited(
                        AuditAction.ORG_MEMBER_UPSERT,
                        ADA,
                        null,
                        tells("auditor").changed("role", "billing", "auditor")),
                new Audited(
                        AuditAction.ORG_MEMBER_REMOVE,
                        ADA,
                        null,
                        tells("auditor").gone("role", "auditor")));
    }

    private static Tells tells(String role) {
        return Tells.of("userId", ADA.value(), "role", role);
    }

    @Test
    void a_removed_member_is_not_found_and_cannot_be_removed_again() {
        OrgId orgId = newOrg().orgId();
        put(orgId, ADA, OrgRole.MEMBER, NONE);

        remove(orgId, NONE);

        assertThat(members(orgId)).isEmpty();
        assertNotAudited(orgId, () -> assertNotFound("org_member", ADA, () -> remove(orgId, NONE)));
    }

    @Test
    void a_put_with_another_version_is_refused_and_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        OrgMember ada = put(orgId, ADA, OrgRole.MEMBER, NONE).value();

        assertNotAudited(orgId, () -> assertPreconditionFailed(() -> put(orgId, ADA, OrgRole.OWNER, STALE)));
        assertThat(members(orgId)).containsExactly(ada);

        assertThat(put(orgId, ADA, OrgRole.OWNER, matching(ada.version())).created())
                .isFalse();
    }

    @Test
    void a_put_that_requires_existence_is_refused_for_a_new_member() {
        OrgId orgId = newOrg().orgId();

        assertPreconditionFailed(() -> put(orgId, ADA, OrgRole.OWNER, new Precondition.Exists()));

        assertThat(members(orgId)).isEmpty();
    }

    @Test
    void a_removal_with_another_version_is_refused_and_changes_nothing() {
        OrgId orgId = newOrg().orgId();
        OrgMember ada = put(orgId, ADA, OrgRole.MEMBER, NONE).value();

        assertNotAudited(orgId, () -> assertPreconditionFailed(() -> remove(orgId, STALE)));
        assertThat(members(orgId)).containsExactly(ada);

        remove(orgId, matching(ada.version()));
        assertThat(members(orgId)).isEmpty();
    }

    @Test
    void members_of_a_missing_organization_are_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> members(orgId));
        assertNotFound("org", orgId, () -> landlord().organizations().getMember(caller(), orgId, ADA));
        assertNotFound("org", orgId, () -> put(orgId, ADA, OrgRole.OWNER, NONE));
        assertNotFound("org", orgId, () -> remove(orgId, NONE));
    }

    private List<OrgMember> members(OrgId orgId) {
        return all(page -> landlord().organizations().listMembers(caller(), orgId, page));
    }

    private Upserted<OrgMember> put(OrgId orgId, UserId userId, OrgRole role, Precondition precondition) {
        return landlord().organizations().putMember(caller(), new PutOrgMember(orgId, userId, role, precondition));
    }

    private void remove(OrgId orgId, Precondition precondition) {
        landlord().organizations().removeMember(caller(), orgId, ADA, precondition);
    }
}
