package org.landlord.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Reason;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

class AuditTextTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final Metadata METADATA = Metadata.of(Map.of("plan", "Größe XL [z]"));
    private static final Origin ORIGIN = new Origin("req-1", "192.0.2.7", "curl", new Reason("Ticket 4711"));

    private static final AuditEvent EVENT = new AuditEvent(
            new OrgId("org_hidden"),
            1,
            new AuditEventId("evt_hidden"),
            new ProjectId("project_hidden"),
            new ActorId("auth0|Ada"),
            null,
            new ActorId("recorder"),
            ORIGIN,
            new Label("Usage_Limit.upsert"),
            new Label("type_hidden"),
            new TargetId("Target-9"),
            NOW,
            METADATA);

    private static final PlatformAuditEvent PLATFORM_EVENT = new PlatformAuditEvent(
            1,
            new AuditEventId("evt_hidden"),
            new ActorId("auth0|Ada"),
            null,
            ORIGIN,
            new Label("Usage_Limit.upsert"),
            new Label("type_hidden"),
            new TargetId("Target-9"),
            NOW,
            METADATA);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usage_limit",
                "LIMIT.UPSERT",
                "auth0|ada",
                "t-9",
                "ticket 4711",
                "Größe xl",
                "\"plan\":\"",
                "[Z]",
                "p"
            })
    void givenATextInTheActionTheActorTheTargetTheReasonOrTheMetadata_thenItIsFoundInAnyCase(String text) {
        assertThat(new AuditText(text).isIn(EVENT)).isTrue();
        assertThat(new AuditText(text).isIn(PLATFORM_EVENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usage-limit",
                "hidden",
                "req-1",
                "192.0.2.7",
                "curl",
                "recorder",
                "GRÖSSE",
                "grÖße",
                "{z}",
                "Ticket 47112"
            })
    void givenATextThatIsElsewhereOrNowhere_thenItIsNotFound(String text) {

        assertThat(new AuditText(text).isIn(EVENT)).isFalse();
        assertThat(new AuditText(text).isIn(PLATFORM_EVENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "x"})
    void givenAnEventWithoutActorTargetAndReason_thenOnlyItsOtherTextsAreSearched(String text) {
        AuditEvent bare = new AuditEvent(
                new OrgId("org"),
                1,
                new AuditEventId("evt"),
                null,
                null,
                null,
                null,
                Origin.unknown(),
                new Label("org.create"),
                new Label("org"),
                null,
                NOW,
                Metadata.empty());

        assertThat(new AuditText(text).isIn(bare)).isFalse();
        assertThat(new AuditText("org.c").isIn(bare)).isTrue();
    }
}
