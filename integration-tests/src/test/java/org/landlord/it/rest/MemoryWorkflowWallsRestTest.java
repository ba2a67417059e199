package org.landlord.it.rest;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;

/// The walk of two tenants over one gateway, with storage in memory behind the API.
@QuarkusTest
@TestProfile(GatewayProfile.class)
class MemoryWorkflowWallsRestTest extends WorkflowWallsRestSuite {

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
