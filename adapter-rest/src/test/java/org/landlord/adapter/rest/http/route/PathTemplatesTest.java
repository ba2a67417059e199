package org.landlord.adapter.rest.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.rest.http.filter.KnownMethodsFilter;
import org.landlord.adapter.rest.http.observe.HttpMetrics;

class PathTemplatesTest {

    private static final PathTemplates TEMPLATES = new PathTemplates(List.of(
            "/v1/orgs",
            "/v1/orgs/{orgId}",
            "/v1/orgs/{orgId}/limits/{limitId}",
            "/v1/orgs/{orgId}/limits/check",
            "/v1/orgs/{orgId}/teams/{teamId}"));

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
        assertThat(TEMPLATES.of(path)).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "*", "//", "/v1", "/v2/orgs", "/v1/orgs/a/b", "/v1/orgs/a/teams/b/c", "/V1/ORGS"})
    void givenAnyOtherPath_whenItIsLookedFor_thenItIsNone(String path) {
        assertThat(TEMPLATES.of(path)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/q/openapi,                /q/openapi",
        "/q/openapi.yaml,           /q/openapi",
        "/q/swagger-ui/,            /q/swagger-ui",
        "/q/swagger-ui/index.html,  /q/swagger-ui",
        "/q/openapis,               ",
        "/q/swagger-u,              ",
        "/v1/orgs,                  "
    })
    void givenAPath_whenItIsAPageOfTheFramework_thenAllOfThatPageIsOne(String path, @Nullable String page) {
        assertThat(HttpMetrics.page(path)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"GET, GET", "PATCH, PATCH", "TRACE, TRACE", "get, OTHER", "M000001, OTHER", "PROPFIND, OTHER"})
    void givenAMethod_whenItIsNoneOfHttp_thenItIsCalledOther(String sent, String known) {
        assertThat(KnownMethodsFilter.known(HttpMethod.valueOf(sent))).isEqualTo(known);
    }
}
