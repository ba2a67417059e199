package org.landlord.adapter.rest.http.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotSegmentsFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orgs/o/secret-refs/..",
                "/v1/orgs/o/secret-refs/%2E%2e",
                "/v1/orgs/o/secret-refs/.%2E/",
                "/v1/./orgs",
                "/..",
                "/v1/orgs/%2e"
            })
    void givenADotSegment_whenThePathIsLookedAt_thenItIsRefused(String path) {
        assertThat(DotSegmentsFilter.isRefused(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/orgs", "/v1/orgs/o/secret-refs/a.b", "/v1/orgs/o/secret-refs/...", "/v1/orgs/o/x/.env"})
    void givenDotsWithinASegment_whenThePathIsLookedAt_thenItIsNot(String path) {
        assertThat(DotSegmentsFilter.isRefused(path)).isFalse();
    }
}
