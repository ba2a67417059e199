package org.landlord.it.rest;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;

/// The same suite, with storage in memory behind the API.
@QuarkusTest
class MemorySessionRestTest extends SessionRestSuite {

    @TestHTTPResource("/")
    URI uri = URI.create("/");

    @Override
    protected URI server() {
        return uri;
    }
}
