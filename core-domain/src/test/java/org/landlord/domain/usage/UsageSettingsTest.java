package org.landlord.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

class UsageSettingsTest {

    private static final Map<String, Object> DATA =
            Map.of("a", List.of(BigDecimal.ONE, Map.of("b/c", "x", "~", "y")), "", BigDecimal.TEN);

    @Test
    void aPointerFindsWhatItPointsTo() {
        assertThat(new DataPointer("").find(DATA)).isEqualTo(DATA);
        assertThat(new DataPointer("/").find(DATA)).isEqualTo(BigDecimal.TEN);
        assertThat(new DataPointer("/a/0").find(DATA)).isEqualTo(BigDecimal.ONE);
        assertThat(new DataPointer("/a/1/b~1c").find(DATA)).isEqualTo("x");
        assertThat(new DataPointer("/a/1/~0").find(DATA)).isEqualTo("y");
    }

    @Test
    void aPointerFindsNothingWhereNothingIs() {
        for (String pointer : new String[] {"/b", "/a/2", "/a/00", "/a/-", "/a/0/b", "/a/99999999999", "/a/1/b/c"}) {
            assertThat(new DataPointer(pointer).find(DATA)).as(pointer).isNull();
        }
        assertThat(new DataPointer("/a").find(null)).isNull();
    }

    @Test
    void whatIsNoPointerIsRefused() {
        for (String pointer : new String[] {"a", "$.a", "#/a", "/~", "/~2", "/a\u0000", "/" + "a".repeat(256)}) {
            assertThatThrownBy(() -> new DataPointer(pointer)).as(pointer).isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void aTypeEitherHasAPointerOrIsCounted() {
        Label tokens = new Label("tokens");

        assertThatThrownBy(() -> new CloudEventSettings(
                        CloudEventSubject.PROJECT,
                        Map.of(),
                        CloudEventSettings.DEFAULT_POINTER,
                        Map.of(tokens, new DataPointer("/tokens")),
                        List.of(tokens)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations().getFirst().pointer())
                                .isEqualTo("/countedTypes"));
    }

    @Test
    void settingsAreNoLargerThanTheAuditLogCanTell() {
        Map<String, ProjectId> projects = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            projects.put("customer-" + i, new ProjectId("project-" + i));
        }

        assertThatThrownBy(() -> withProjects(projects)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> withProjects(Map.of(" customer", new ProjectId("app"))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations().getFirst().pointer())
                                .isEqualTo("/subjectProjects/ customer"));
    }

    @Test
    void theVersionTellsSettingsApart() {
        UsageSettings defaults = UsageSettings.defaults(new OrgId("org"));

        assertThat(defaults.version())
                .isNotEqualTo(UsageSettings.defaults(new OrgId("other")).version())
                .isNotEqualTo(new UsageSettings(new OrgId("org"), 36, defaults.cloudEvents(), null).version())
                .isNotEqualTo(
                        new UsageSettings(new OrgId("org"), 35, withProjects(Map.of("a", new ProjectId("b"))), null)
                                .version());
    }

    private static CloudEventSettings withProjects(Map<String, ProjectId> projects) {
        return new CloudEventSettings(
                CloudEventSubject.PROJECT, projects, CloudEventSettings.DEFAULT_POINTER, Map.of(), List.of());
    }
}
