package org.landlord.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.SummarizeUsage;

/// Clients that generators make of the OpenAPI document go through the README's walk on a packaged server: they create
/// a tenant, record usage, read the members of a rejection by a hard limit, check the limit and list with pages. The
/// client for Java does it in `GeneratedClientSuite`.
///
/// The packages for JavaScript are installed for it, which needs npm. The client for Python needs Debian's packages
/// `python3-dateutil`, `python3-pydantic` and `python3-urllib3`.
@EnabledIfSystemProperty(named = "landlord.sdks", matches = "true")
class GeneratedClientsIT {

    private static final Path CLIENTS = Path.of("src/test/resources/clients");
    private static final Path PYTHON_CLIENT = Path.of("target/python-client");

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenTheTypesOfOpenapiTypescript_whenOpenapiFetchGoesThroughTheWalk_thenItCompilesAndWorks() throws Exception {
        Path walk = Commands.copy(CLIENTS.resolve("typescript"), folder.resolve("typescript"));
        Commands.npmInstall(walk);
        try (ServerProcess server = ServerProcess.start(folder)) {
            String document = server.uri().resolve("/q/openapi").toString();
            Commands.run(walk, Map.of(), "npx", "openapi-typescript", document, "--output", "api.d.ts");
            Commands.run(walk, Map.of(), "npx", "tsc");
            Commands.run(walk, access(server), "node", "walk.js");

            assertThatUsageIsRecordedOnce(server);
        }
    }

    @Test
    void givenTheClientOfOpenapiGeneratorForPython_whenItGoesThroughTheWalk_thenItWorks() throws Exception {
        Path walk = Commands.copy(CLIENTS.resolve("python"), folder.resolve("python"));
        try (ServerProcess server = ServerProcess.start(folder)) {
            Map<String, String> environment = new HashMap<>(access(server));
            environment.put("PYTHONPATH", PYTHON_CLIENT.toAbsolutePath().toString());
            // The Python of Debian's packages; another one may come first in the path.
            Commands.run(walk, environment, "/usr/bin/python3", "walk.py");

            assertThatUsageIsRecordedOnce(server);
        }
    }

    private static Map<String, String> access(ServerProcess server) {
        return Map.of("SERVER", server.uri().toString().replaceAll("/$", ""), "TOKEN", AdminKey.TOKEN);
    }

    private static void assertThatUsageIsRecordedOnce(ServerProcess server) {
        SummarizeUsage all = new SummarizeUsage(new OrgId("org_acme"), null, null, Window.always(), false, null, null);
        try (LandlordClient landlord = new LandlordClient(server.uri(), AdminKey.TOKEN)) {
            assertThat(landlord.usage()
                            .summarize(Caller.anonymous(), all, PageRequest.of(null, null))
                            .items())
                    .singleElement()
                    .satisfies(total -> assertThat(total.quantity().toBigDecimal())
                            .isEqualByComparingTo(Quantity.parse("9999999990.5").toBigDecimal()));
        }
    }
}
