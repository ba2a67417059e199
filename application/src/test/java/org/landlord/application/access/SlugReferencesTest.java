package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.UserId;

/// What a slug stands for is found only by callers who may know of it, and for the others answers like a slug
/// of nothing.
class SlugReferencesTest {

    private static final ProjectId OWN = new ProjectId("slug:own-project");
    private static final ProjectId OTHER = new ProjectId("slug:other-project");

    private final LandlordApplication landlord = MatrixWorld.make().landlord();
    private final OrgId reference = new OrgId("slug:"
            + landlord.organizations().get(MatrixWorld.OPERATOR, Samples.ORG).slug());

    @Test
    void aKeyOfTheOrganizationFindsItWithoutThePermissionToReadIt_andAForeignKeyDoesNot() {
        assertThat(landlord.organizations().resolve(key(Samples.ORG), reference))
                .isEqualTo(Samples.ORG);
        assertThatThrownBy(() -> landlord.organizations().resolve(key(new OrgId("org_other")), reference))
                .isInstanceOf(NotFound.class)
                .hasMessage("no org " + reference);
    }

    @Test
    void aUserFindsTheProjectsOfTheirTeamsOnly() {
        ProjectId own = Objects.requireNonNull(MatrixWorld.Place.OWN_PROJECT.projectId());
        Caller user = new Caller(
                new Principal.User(Samples.ORG, new UserId("ada"), null, Map.of(own, Set.of(ProjectRole.values()[0]))),
                Origin.unknown());

        assertThat(landlord.projects().resolve(user, Samples.ORG, OWN)).isEqualTo(own);
        assertThatThrownBy(() -> landlord.projects().resolve(user, Samples.ORG, OTHER))
                .isInstanceOf(NotFound.class)
                .hasMessage("no project " + OTHER);
    }

    @Test
    void whatIsNoSlugIsRefused() {
        assertThatThrownBy(() -> landlord.organizations().resolve(MatrixWorld.OPERATOR, new OrgId("slug:NO")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations().getFirst().pointer())
                                .isEqualTo("/orgId"));
    }

    private static Caller key(OrgId orgId) {
        return new Caller(
                new Principal.KeyHolder(
                        new KeyId("key_0000000000000000000000test"), orgId, Set.of(Permission.USAGE_WRITE)),
                Origin.unknown());
    }
}
