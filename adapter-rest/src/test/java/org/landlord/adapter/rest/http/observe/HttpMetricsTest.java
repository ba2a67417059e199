package org.landlord.adapter.rest.http.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.adapter.rest.http.filter.KnownMethodsFilter;
import org.landlord.adapter.rest.http.route.PageTable;
import org.landlord.adapter.rest.http.route.RouteTable;

class HttpMetricsTest {

    private static final int MADE_UP = 1_000;

    @Test
    void givenMethodsAndPathsThatClientsMakeUp_whenRequestsAreTimed_thenTheSeriesStayThoseOfTheApi() {
        var registry = new SimpleMeterRegistry();
        registry.config()
                .meterFilter(
                        new HttpMetrics(RouteTable.of(Map.of("/v1/orgs/{orgId}", Set.of("GET"))), PageTable.of("/ui")));
        for (int i = 0; i < MADE_UP; i++) {
            time(registry, "GET", "/v1/orgs/org_" + i);
            time(registry, "MADEUP" + i, "/made-up/" + i);
            time(registry, "GET", "NOT_FOUND");
            time(registry, "GET", "/q/openapi.json");
            time(registry, "GET", "/ui/made-up/" + i);
        }

        assertThat(registry.getMeters().stream()
                        .map(meter -> meter.getId().getTag("method") + " "
                                + meter.getId().getTag("uri"))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "GET /v1/orgs/{orgId}", "OTHER UNKNOWN", "GET UNKNOWN", "GET /q/openapi", "GET /ui");
        assertThat(registry.get("http.server.requests").timers())
                .extracting(Timer::count)
                .containsOnly((long) MADE_UP);
    }

    @Test
    void givenAnotherMetric_whenItHasTheSameTags_thenTheyStay() {
        var registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new HttpMetrics(RouteTable.of(Map.of()), PageTable.of(null)));
        registry.counter("other", "uri", "/made-up").increment();

        assertThat(registry.get("other").tag("uri", "/made-up").counter().count())
                .isEqualTo(1);
    }

    private static void time(SimpleMeterRegistry registry, String method, String uri) {
        registry.timer("http.server.requests", "method", method, "uri", uri).record(() -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "/q/openapi,                /q/openapi",
        "/q/openapi.yaml,           /q/openapi",
        "/q/swagger-ui/,            /q/swagger-ui",
        "/q/swagger-ui/index.html,  /q/swagger-ui",
        "/console,                  /console",
        "/console/orgs/org_acme,    /console",
        "/ui,                       /ui",
        "/ui/gateways/agents/x.js,  /ui",
        "/uix,                      ",
        "/q/openapis,               ",
        "/q/swagger-u,              ",
        "/v1/orgs,                  "
    })
    void givenAPath_whenItIsAPage_thenAllOfThatPageIsOne(String path, @Nullable String page) {
        assertThat(PageTable.of("/ui").page(path)).isEqualTo(page);
    }

    @Test
    void givenNoFrontEnd_thenItsPathIsNoPage() {
        assertThat(PageTable.of(null).page("/ui/")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"GET, GET", "PATCH, PATCH", "TRACE, TRACE", "get, OTHER", "M000001, OTHER", "PROPFIND, OTHER"})
    void givenAMethod_whenItIsNoneOfHttp_thenItIsCalledOther(String sent, String known) {
        assertThat(KnownMethodsFilter.known(HttpMethod.valueOf(sent))).isEqualTo(known);
    }
}
