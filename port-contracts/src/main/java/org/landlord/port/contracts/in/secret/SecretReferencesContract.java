package org.landlord.port.contracts.in.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;
import static org.landlord.port.contracts.in.Refusals.assertPreconditionFailed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.secret.PutSecretReference;

/// The contract of [SecretReferences].
public abstract class SecretReferencesContract extends InboundContract {

    private static final Instant ROTATED = Instant.parse("2026-03-04T05:06:07.089Z");

    @Test
    void a_new_reference_was_never_rotated() {
        SecretKey key = key(newOrg().orgId(), null, "deploy-token");

        Upserted<SecretReference> put = put(key, "vault://a");

        assertThat(put.created()).isTrue();
        assertThat(put.value())
                .isEqualTo(new SecretReference(
                        key,
                        new Label("vault"),
                        new Reference("vault://a"),
                        expectedActor(),
                        put.value().createdAt(),
                        null));
        assertThat(get(key)).isEqualTo(put.value());
    }

    @Test
    void a_reference_put_twice_is_one_rotated_reference() {
        SecretKey key = key(newOrg().orgId(), null, "deploy-token");
        ActorId ada = new ActorId("user_ada");

        SecretReference first = put(new PutSecretReference(key, vault(), new Reference("vault://a"), ada, null, NONE))
                .value();
        Upserted<SecretReference> second = put(key, "vault://b");

        assertThat(second.created()).isFalse();
        assertThat(second.value().ref().value()).isEqualTo("vault://b");
        assertThat(second.value().createdAt()).isEqualTo(first.createdAt());
        assertThat(second.value().createdBy()).isEqualTo(ada);
        assertThat(second.value().rotatedAt()).isNotNull().isAfterOrEqualTo(first.createdAt());
        assertThat(list(key.orgId(), new SecretScope.Everything())).containsExactly(second.value());
    }

    @Test
    void the_same_reference_again_changes_nothing_unless_the_rotation_instant_is_given() {
        SecretKey key = key(newOrg().orgId(), null, "deploy-token");
        SecretReference first = put(key, "vault://a").value();

        assertNotAudited(key.orgId(), () -> {
            Upserted<SecretReference> again = put(key, "vault://a");
            assertThat(again.created()).isFalse();
            assertThat(again.value()).isEqualTo(first);
        });

        Reference ref = new Reference("vault://a");
        assertThat(put(new PutSecretReference(key, vault(), ref, null, ROTATED, NONE))
                        .value()
                        .rotatedAt())
                .isEqualTo(ROTATED);
    }

    @Test
    void the_given_rotation_instant_is_stored() {
        SecretKey key = key(newOrg().orgId(), null, "deploy-token");
        Reference ref = new Reference("vault://a");

        SecretReference first = put(new PutSecretReference(key, vault(), ref, null, ROTATED, NONE))
                .value();
        SecretReference second = put(new PutSecretReference(key, vault(), ref, null, ROTATED.plusMillis(1), NONE))
                .value();

        assertThat(first.rotatedAt()).isEqualTo(ROTATED);
        assertThat(second.rotatedAt()).isEqualTo(ROTATED.plusMillis(1));
        assertThat(get(key)).isEqualTo(second);
    }

    @Test
    void the_creator_can_be_corrected() {
        SecretKey key = key(newOrg().orgId(), null, "deploy-token");
        ActorId bob = new ActorId("user_bob");
        put(key, "vault://a");

        put(new PutSecretReference(key, vault(), new Reference("vault://a"), bob, null, NONE));

        assertThat(get(key).createdBy()).isEqualTo(bob);
    }

    @Test
    void references_with_one_name_in_the_organization_and_in_projects_are_separate() {
        OrgId orgId = newOrg().orgId();
        SecretReference orgWide = put(key(orgId, null, "token"), "vault://org").value();
        SecretReference one = put(key(orgId, newProject(orgId).projectId(), "token"), "vault://one")
                .value();
        SecretReference two = put(key(orgId, newProject(orgId).projectId(), "token"), "vault://two")
                .value();

        assertThat(get(orgWide.key())).isEqualTo(orgWide);
        assertThat(get(one.key())).isEqualTo(one);
        assertThat(get(two.key())).isEqualTo(two);
        assertThat(list(orgId, new SecretScope.OrgWide())).containsExactly(orgWide);
        assertThat(list(orgId, scope(one))).containsExactly(one);
        assertThat(list(orgId, new SecretScope.Everything())).hasSize(3);

        delete(one.key(), NONE);
        assertThat(get(orgWide.key())).isEqualTo(orgWide);
        assertThat(get(two.key())).isEqualTo(two);
    }

    @Test
    void references_are_listed_by_name_and_then_by_project_the_organization_first() {
        OrgId orgId = newOrg().orgId();
        List<ProjectId> projects = List.of(
                        newProject(orgId).projectId(), newProject(orgId).projectId())
                .stream()
                .sorted()
                .toList();
        SecretKey last = key(orgId, null, "b");
        SecretKey third = key(orgId, projects.get(1), "a");
        SecretKey second = key(orgId, projects.get(0), "a");
        SecretKey first = key(orgId, null, "a");
        List.of(last, third, second, first).forEach(key -> put(key, "vault://x"));

        assertThat(list(orgId, new SecretScope.Everything()))
                .extracting(SecretReference::key)
                .containsExactly(first, second, third, last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ci/cd/token",
                "two words",
                "tökén 漢字 😀",
                "100%25",
                "a?b#c&d=e+f",
                "a/../b",
                "...",
                "a;b",
                "\"'\\"
            })
    void a_name_can_contain_every_printable_character(String name) {
        SecretKey key = key(newOrg().orgId(), null, name);

        SecretReference put = put(key, "vault://x").value();

        assertThat(put.key()).isEqualTo(key);
        assertThat(get(key)).isEqualTo(put);
        delete(key, NONE);
        assertNotFound("secret_ref", () -> get(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", " .. "})
    void a_name_with_a_special_meaning_in_paths_is_refused(String name) {
        OrgId orgId = newOrg().orgId();

        assertInvalid(() -> put(key(orgId, null, name), "vault://x"), "");
        assertInvalid(() -> delete(key(orgId, null, name), NONE), "");

        assertThat(landlord().organizations().get(caller(), orgId).orgId()).isEqualTo(orgId);
    }

    @Test
    void each_put_and_delete_is_audited_without_the_reference() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();

        assertAudited(
                orgId,
                () -> {
                    put(key(orgId, null, "token"), "vault://a");
                    put(key(orgId, projectId, "token"), "vault://b");
                    put(key(orgId, projectId, "token"), "vault://c");
                    delete(key(orgId, projectId, "token"), NONE);
                    delete(key(orgId, null, "token"), NONE);
                },
                new Audited(AuditAction.SECRET_REF_UPSERT, "token", null, madeByCaller()),
                new Audited(AuditAction.SECRET_REF_UPSERT, "token", projectId, madeByCaller()),
                new Audited(
                        AuditAction.SECRET_REF_UPSERT,
                        "token",
                        projectId,
                        Tells.of("provider", "vault").withheld("ref").changed("rotatedAt", null, Tells.SOMETHING)),
                new Audited(
                        AuditAction.SECRET_REF_DELETE,
                        "token",
                        projectId,
                        Tells.of("provider", "vault")
                                .gone("provider", "vault")
                                .withheld("ref")
                                .gone("createdBy", String.valueOf(expectedActor()))
                                .gone("rotatedAt", Tells.SOMETHING)),
                new Audited(
                        AuditAction.SECRET_REF_DELETE,
                        "token",
                        null,
                        Tells.of("provider", "vault")
                                .gone("provider", "vault")
                                .withheld("ref")
                                .gone("createdBy", String.valueOf(expectedActor()))));
    }

    private Tells madeByCaller() {
        return Tells.of("provider", "vault")
                .made("provider", "vault")
                .withheld("ref")
                .made("createdBy", String.valueOf(expectedActor()));
    }

    @Test
    void a_missing_project_or_a_project_of_another_organization_is_refused() {
        OrgId orgId = newOrg().orgId();
        ProjectId foreign = newProject(newOrg().orgId()).projectId();

        assertNotAudited(orgId, () -> {
            assertInvalid(() -> put(key(orgId, new ProjectId("project_none"), "token"), "vault://a"), "/projectId");
            assertInvalid(() -> put(key(orgId, foreign, "token"), "vault://a"), "/projectId");
        });

        assertThat(list(orgId, new SecretScope.Everything())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIA0000000000000000",
                "ghp_000000000000000000000000000000000000",
                "sk_live_0000000000",
                "xoxb-0000-0000-0000",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
                "https://user:hunter2@vault.example/x"
            })
    void a_value_that_looks_like_a_secret_is_refused_as_a_reference(String value) {
        assertInvalid(() -> new Reference(value), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user@vault.example/x", "https://vault.example/x?token=abc"})
    void a_url_with_a_credential_is_refused_and_not_stored(String address) {
        SecretKey key = key(newOrg().orgId(), null, "token");

        assertNotAudited(key.orgId(), () -> assertInvalid(() -> put(key, address), "/ref"));

        assertThat(list(key.orgId(), new SecretScope.Everything())).isEmpty();
    }

    @Test
    void a_change_with_another_version_is_refused() {
        SecretKey key = key(newOrg().orgId(), null, "token");
        Reference ref = new Reference("vault://b");
        assertPreconditionFailed(
                () -> put(new PutSecretReference(key, vault(), ref, null, null, new Precondition.Exists())));
        SecretReference first = put(key, "vault://a").value();

        assertNotAudited(key.orgId(), () -> {
            assertPreconditionFailed(() -> put(new PutSecretReference(key, vault(), ref, null, null, STALE)));
            assertPreconditionFailed(() -> delete(key, STALE));
        });
        assertThat(get(key)).isEqualTo(first);

        SecretReference second = put(new PutSecretReference(key, vault(), ref, null, null, matching(first.version())))
                .value();
        delete(key, matching(second.version()));
        assertNotFound("secret_ref", () -> get(key));
        assertNotAudited(key.orgId(), () -> assertNotFound("secret_ref", () -> delete(key, NONE)));
    }

    @Test
    void references_of_a_missing_organization_are_not_found() {
        SecretKey key = key(new OrgId(unique("org")), null, "token");

        assertNotFound("org", key.orgId(), () -> put(key, "vault://a"));
        assertNotFound("org", key.orgId(), () -> get(key));
        assertNotFound("org", key.orgId(), () -> delete(key, NONE));
        assertNotFound("org", key.orgId(), () -> list(key.orgId(), new SecretScope.Everything()));
    }

    private static SecretScope scope(SecretReference reference) {
        return reference.key().projectId() == null
                ? new SecretScope.OrgWide()
                : new SecretScope.OfProject(reference.key().projectId());
    }

    private static Label vault() {
        return new Label("vault");
    }

    private static SecretKey key(OrgId orgId, @Nullable ProjectId projectId, String name) {
        return new SecretKey(orgId, projectId, new SecretName(name));
    }

    private Upserted<SecretReference> put(SecretKey key, String ref) {
        return put(new PutSecretReference(key, vault(), new Reference(ref), null, null, NONE));
    }

    private Upserted<SecretReference> put(PutSecretReference command) {
        return landlord().secretReferences().put(caller(), command);
    }

    private SecretReference get(SecretKey key) {
        return landlord().secretReferences().get(caller(), key);
    }

    private List<SecretReference> list(OrgId orgId, SecretScope scope) {
        return all(page -> landlord().secretReferences().list(caller(), orgId, scope, page));
    }

    private void delete(SecretKey key, Precondition precondition) {
        landlord().secretReferences().delete(caller(), key, precondition);
    }
}
