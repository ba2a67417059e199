package org.landlord.adapter.rest.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class PathParametersTest {

    private static final String TEMPLATE = "/v1/orgs/{orgId}/secret-refs/{name}";

    @Test
    void givenAPath_whenAParameterIsRead_thenItIsTheSegmentInItsPlace_asItWasEncoded() {
        String path = "/v1/orgs/org_acme/secret-refs/a%2Fb%20c";

        assertThat(PathParameters.encoded(TEMPLATE, path, "orgId")).isEqualTo("org_acme");
        assertThat(PathParameters.encoded(TEMPLATE, path + "/", "name")).isEqualTo("a%2Fb%20c");
    }

    @Test
    void givenAParameterThatTheTemplateDoesNotHave_whenItIsRead_thenThatIsABug() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PathParameters.encoded(TEMPLATE, "/v1/orgs/o/secret-refs/n", "teamId"));
    }
}
