package org.landlord.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.UserId;

class PermissionsTest {

    private static final OrgId ACME = new OrgId("acme");
    private static final OrgId GLOBEX = new OrgId("globex");
    private static final ProjectId APP = new ProjectId("app");
    private static final ProjectId OTHER = new ProjectId("other");

    @ParameterizedTest
    @EnumSource(OrgRole.class)
    void givenAMember_whenTheyActInAnotherOrganization_thenTheyMayAndSeeNothing(OrgRole role) {
        Caller member = user(role, Map.of(APP, Set.of(ProjectRole.ADMIN)));

        for (Permission permission : Permission.values()) {
            assertThat(Permissions.permits(member, permission, new Scope.Org(GLOBEX)))
                    .isFalse();
            assertThat(Permissions.permits(member, permission, new Scope.Project(GLOBEX, APP)))
                    .isFalse();
            assertThat(Permissions.permits(member, permission, new Scope.Platform()))
                    .isFalse();
        }
        assertThat(Permissions.sees(member, GLOBEX)).isFalse();
        assertThat(Permissions.sees(member, GLOBEX, APP)).isFalse();
    }

    @Test
    void givenAnOwner_whenTheyActInTheirOrganization_thenTheyMayEverythingThere() {
        Caller owner = user(OrgRole.OWNER, Map.of());

        assertThat(Permissions.permitsAll(owner, Permission.ofOrganizations(), new Scope.Org(ACME)))
                .isTrue();
        assertThat(Permissions.permitsAll(owner, Permission.ofOrganizations(), new Scope.Project(ACME, APP)))
                .isTrue();
    }

    @Test
    void givenAnAdmin_whenTheySayWherePeopleSignInOrDeleteTheOrganization_thenTheyMayNot() {
        Caller admin = user(OrgRole.ADMIN, Map.of());

        assertThat(Permissions.permits(admin, Permission.IDP_WRITE, new Scope.Org(ACME)))
                .isFalse();
        assertThat(Permissions.permits(admin, Permission.ORG_DELETE, new Scope.Org(ACME)))
                .isFalse();
        assertThat(Permissions.permits(admin, Permission.KEY_WRITE, new Scope.Org(ACME)))
                .isTrue();
    }

    @Test
    void givenAMemberWithAGrant_whenTheyLookAround_thenTheySeeThatProjectAlone() {
        Caller operator = user(OrgRole.MEMBER, Map.of(APP, Set.of(ProjectRole.OPERATOR)));

        assertThat(Permissions.permits(operator, Permission.USAGE_WRITE, new Scope.Project(ACME, APP)))
                .isTrue();
        assertThat(Permissions.permits(operator, Permission.USAGE_WRITE, new Scope.Project(ACME, OTHER)))
                .isFalse();
        assertThat(Permissions.permits(operator, Permission.USAGE_WRITE, new Scope.Org(ACME)))
                .isFalse();
        assertThat(Permissions.permitsSomewhere(operator, Permission.USAGE_WRITE, ACME))
                .isTrue();
        assertThat(Permissions.permitsSomewhere(operator, Permission.LIMIT_WRITE, ACME))
                .isFalse();
        assertThat(Permissions.sees(operator, ACME, APP)).isTrue();
        assertThat(Permissions.sees(operator, ACME, OTHER)).isFalse();
    }

    @Test
    void givenSomebodyWhoIsNoMember_whenTheyHaveNoGrant_thenTheySeeNothing_andWithOneTheOrganization() {
        assertThat(Permissions.sees(user(null, Map.of()), ACME)).isFalse();

        Caller guest = user(null, Map.of(APP, Set.of(ProjectRole.VIEWER)));
        assertThat(Permissions.sees(guest, ACME)).isTrue();
        assertThat(Permissions.permits(guest, Permission.ORG_READ, new Scope.Org(ACME)))
                .isTrue();
        assertThat(Permissions.permits(guest, Permission.AUDIT_READ, new Scope.Org(ACME)))
                .isFalse();
    }

    private static Caller user(@Nullable OrgRole role, Map<ProjectId, Set<ProjectRole>> projects) {
        return new Caller(new Principal.User(ACME, new UserId("ada"), role, projects), Origin.unknown());
    }
}
