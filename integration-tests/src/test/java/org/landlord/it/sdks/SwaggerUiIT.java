package org.landlord.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// "Try it out" of Swagger UI, pressed in Chromium: it sends its requests to the server from which the page comes, also
/// behind a proxy that adds a path prefix. Needs npm and Chromium, as Debian's package installs it.
@EnabledIfSystemProperty(named = "landlord.sdks", matches = "true")
class SwaggerUiIT {

    private static final Path BROWSER = Path.of("src/test/resources/clients/browser");
    private static final String CHROMIUM = "/usr/bin/chromium";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenAnyAddressOfTheServer_whenAnOperationIsTried_thenItsRequestsGoToThatAddress() throws Exception {
        Path browser = Commands.copy(BROWSER, folder.resolve("browser"));
        Commands.npmInstall(browser);
        String output;
        try (ServerProcess server = ServerProcess.start(folder)) {
            Map<String, String> environment = Map.of(
                    "SERVER",
                    server.uri().toString(),
                    "TOKEN",
                    AdminKey.TOKEN,
                    "CHROMIUM",
                    CHROMIUM,
                    "SCREENSHOTS",
                    browser.toString());
            output = Commands.run(browser, environment, "node", "try-it-out.js");
        }

        List<JsonNode> tried = output.lines().map(SwaggerUiIT::json).toList();
        assertThat(tried)
                .extracting(it -> it.path("name").asText())
                .containsExactly("ip", "localhost", "hostname", "proxy");
        assertThat(tried).allSatisfy(it -> {
            String whoami = it.path("address").asText() + "/v1/whoami";
            assertRequest(it.path("anonymous"), whoami, 401);
            assertRequest(it.path("authorized"), whoami, 200);
            assertThat(it.path("errors")).as("errors of the page").isEmpty();
        });
    }

    private static void assertRequest(JsonNode request, String url, int status) {
        assertThat(request.path("shownUrl").asText()).isEqualTo(url);
        assertThat(request.path("url").asText()).isEqualTo(url);
        assertThat(request.path("status").asInt()).isEqualTo(status);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
