package org.landlord.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

class SecretKeyTest {

    private static final SecretKey ORG_WIDE = key(null, "token");
    private static final SecretKey OF_PROJECT = key("app", "token");

    @Test
    void keysAreOrderedByNameOfTheSameNameTheOrganizationsFirst() {
        List<SecretKey> inOrder = List.of(key("app", "a"), key(null, "b"), key("-", "b"), key("app", "b"));

        assertThat(inOrder.reversed().stream().sorted()).isEqualTo(inOrder);
    }

    @Test
    void aScopeShowsWhatIsInIt() {
        assertThat(shown(new SecretScope.Everything())).containsExactly(ORG_WIDE, OF_PROJECT);
        assertThat(shown(new SecretScope.OrgWide())).containsExactly(ORG_WIDE);
        assertThat(shown(new SecretScope.OfProject(new ProjectId("app")))).containsExactly(OF_PROJECT);
        assertThat(shown(new SecretScope.OfProject(new ProjectId("other")))).isEmpty();
    }

    private static List<SecretKey> shown(SecretScope scope) {
        return List.of(ORG_WIDE, OF_PROJECT).stream().filter(scope::shows).toList();
    }

    @Test
    void aNameHas1To200Characters() {
        assertThat(new SecretName(" " + "x".repeat(200) + " ").value()).hasSize(200);
        assertThatThrownBy(() -> new SecretName("x".repeat(201))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new SecretName(" ")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aNameIsNoStepThroughThePathOfAUrl() {
        for (String step : List.of(".", "..", " .. ")) {
            assertThatThrownBy(() -> new SecretName(step))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("URL paths");
        }
        assertThat(new SecretName("...").value()).isEqualTo("...");
    }

    private static SecretKey key(@Nullable String projectId, String name) {
        return new SecretKey(
                new OrgId("org"), projectId == null ? null : new ProjectId(projectId), new SecretName(name));
    }
}
