package org.landlord.adapter.rest.http.head;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What of a path gets into logs, spans and problems.
class RedactedPathTest {

    private static final String KEY = "landlord_key_01kamb3q1rz8xw2v4n5t6y7h9p_0Secret";

    @Test
    void givenAPathWithAKeyInIt_thenItIsHidden_writtenOutOrNot() {
        assertThat(RedactedPath.of("/v1/orgs/" + KEY + "/teams")).isEqualTo("/v1/orgs/…/teams");
        assertThat(RedactedPath.of("/v1/orgs/" + KEY.replace("_", "%5F"))).isEqualTo("/…");
    }

    @Test
    void givenAnyOtherPath_thenItIsShownAsItWasSent() {
        for (String path : new String[] {"", "/", "/v1/orgs/org_acme", "/v1/orgs/a%20b", "/v1/orgs/%zz"}) {
            assertThat(RedactedPath.of(path)).isEqualTo(path);
        }
    }
}
