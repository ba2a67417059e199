package org.landlord.it.rest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.landlord.it.workflow.TestGateway;

/// The settings of tests with gateways on this machine, whose tokens are in a file, and that are looked at often.
public final class GatewayProfile implements QuarkusTestProfile {

    /// Where the server reads the token.
    static final String TOKEN = "file:gateway";

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
            Files.writeString(folder.resolve("gateway"), TestGateway.TOKEN);
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
