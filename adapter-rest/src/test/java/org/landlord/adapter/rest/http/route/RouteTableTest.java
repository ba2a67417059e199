package org.landlord.adapter.rest.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final RouteTable ROUTES = RouteTable.of(Map.of(
            "/v1/orgs", Set.of("GET", "POST"),
            "/v1/orgs/{orgId}", Set.of("GET"),
            "/v1/orgs/{orgId}/limits/{limitId}", Set.of("DELETE"),
            "/v1/orgs/{orgId}/limits/check", Set.of("GET"),
            "/v1/orgs/{orgId}/teams/{teamId}", Set.of("GET")));

    @ParameterizedTest
    @CsvSource({
        "/v1/orgs,                       /v1/orgs",
        "/v1/orgs/,                      /v1/orgs",
        "/v1/orgs/org_acme,              /v1/orgs/{orgId}",
        "/v1/orgs/a%2Fb,                 /v1/orgs/{orgId}",
        "/v1/orgs/org_acme/teams/t,      /v1/orgs/{orgId}/teams/{teamId}",
        "/v1/orgs/org_acme/limits/check, /v1/orgs/{orgId}/limits/check",
        "/v1/orgs/org_acme/limits/other, /v1/orgs/{orgId}/limits/{limitId}"
    })
    void givenAPathOfTheApi_whenItIsLookedFor_thenItIsTheMostExactTemplate(String path, String template) {
        assertThat(ROUTES.template(path)).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "*", "//", "/v1", "/v2/orgs", "/v1/orgs/a/b", "/v1/orgs/a/teams/b/c", "/V1/ORGS"})
    void givenAnyOtherPath_whenItIsLookedFor_thenItIsNone(String path) {
        assertThat(ROUTES.template(path)).isNull();
    }

    @Test
    void givenAPath_whenItsMethodsAreAskedFor_thenTheyAreThoseOfAllTemplatesThatMatch() {
        assertThat(ROUTES.methods("/v1/orgs")).containsExactly("GET", "HEAD", "OPTIONS", "POST");
        assertThat(ROUTES.methods("/v1/orgs/org_acme/limits/check"))
                .containsExactly("DELETE", "GET", "HEAD", "OPTIONS");
        assertThat(ROUTES.methods("/v2/orgs")).isEmpty();
    }
}
