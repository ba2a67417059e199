package org.landlord.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Origin;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;

class AuditEventTest {

    @Test
    void sequencesBeginWithOne() {
        assertThat(event(1).sequence()).isEqualTo(1);
        assertThatThrownBy(() -> event(0)).isInstanceOf(InvalidInput.class);
    }

    private static AuditEvent event(long sequence) {
        return new AuditEvent(
                new OrgId("org"),
                sequence,
                new AuditEventId("evt"),
                null,
                null,
                null,
                null,
                Origin.unknown(),
                new Label("service.deploy"),
                new Label("service"),
                null,
                Instant.EPOCH,
                Metadata.empty());
    }

    @Test
    void theActionsOfTheOriginalAreKeptAndTheTargetOfAMembershipIsTheMember() {
        assertThat(Arrays.stream(AuditAction.values()).map(action -> action.label() + " of " + action.targetType()))
                .contains(
                        "org.create of org",
                        "team.create of team",
                        "team.member.upsert of team_member",
                        "org.member.upsert of org_member",
                        "project.create of project",
                        "project.team.upsert of project",
                        "billing.account.upsert of billing_account",
                        "identity_provider.upsert of identity_provider",
                        "usage_limit.upsert of usage_limit",
                        "secret_ref.upsert of secret_ref")
                .doesNotHaveDuplicates();
    }
}
