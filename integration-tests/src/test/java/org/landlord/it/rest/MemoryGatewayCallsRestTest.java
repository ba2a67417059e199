package org.landlord.it.rest;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;

/// The suite of calls of the gateway's clients, with storage in memory behind the API.
@QuarkusTest
@TestProfile(GatewayProfile.class)
class MemoryGatewayCallsRestTest extends GatewayCallsRestSuite {

    @TestHTTPResource("/")
    URI uri = URI.create("/");

    @Override
    protected URI server() {
        return uri;
    }

    @Override
    protected String gatewayToken() {
        return GatewayProfile.TOKEN;
    }
}
