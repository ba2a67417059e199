package org.landlord.it.rest;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.landlord.it.workflow.TestGateway;

/// The suite of workflows, with storage in memory behind the API.
@QuarkusTest
@TestProfile(MemoryWorkflowRestTest.Gateways.class)
class MemoryWorkflowRestTest extends WorkflowRestSuite {

    private static final String TOKEN_FILE = "gateway";

    @TestHTTPResource("/")
    URI uri = URI.create("/");

    /// The settings of these tests: gateways on this machine, whose tokens are in a file, and that are looked at often.
    public static final class Gateways implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "landlord.gateways.allow-private-addresses", "true",
                    "landlord.gateways.pause", "200ms",
                    "landlord.secrets-folder", secrets().toString());
        }

        private static Path secrets() {
            try {
                Path folder = Files.createDirectories(Path.of("target", "workflow-secrets"));
                Files.writeString(folder.resolve(TOKEN_FILE), TestGateway.TOKEN);
                return folder.toAbsolutePath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    protected URI server() {
        return uri;
    }

    @Override
    protected String gatewayToken() {
        return "file:" + TOKEN_FILE;
    }
}
