package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.ServerProcess;

/// A backup is put in the place of the database under a running server, as the impatient do.
class ReplacedFileIT {

    /// As it is documented: within one look at the file, and less than 20 seconds.
    private static final Duration NOTICED = Duration.ofSeconds(20);

    private static final String EVENT = "{\"metric\":\"tokens\",\"quantity\":1}";

    @TempDir
    Path folder;

    @Test
    void givenAServer_whenItsFileIsReplaced_thenNothingIsAcknowledgedThatWouldBeLost_andItGoesOnWhenTheFileIsBack()
            throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            Api api = new Api(server.uri());
            api.createOrganization();
            Api.require(201, api.post("/usage-events", EVENT));
            assertThat(ready(server)).isEqualTo(200);
            Path away = folder.resolve("away.db");
            Files.copy(server.database(), folder.resolve("backup.db"));

            Files.move(server.database(), away);
            Files.move(folder.resolve("backup.db"), server.database());

            // It looks before it writes, but no more often than ten times a second.
            Thread.sleep(150);

            Api.Answer refused = api.post("/usage-events", EVENT);
            assertThat(refused).matches(Api.Answer::isUnavailable);
            assertThat(await(server, 503)).isTrue();
            assertThat(api.get("/teams").isUnavailable()).isTrue();
            assertThat(api.post("/teams", "{\"slug\":\"crew\",\"name\":\"Crew\"}")
                            .isUnavailable())
                    .isTrue();
            assertThat(server.log())
                    .containsOnlyOnce("the database file " + server.database()
                            + " was replaced while it was open: reads and writes are refused until it is back");

            Files.move(away, server.database(), StandardCopyOption.REPLACE_EXISTING);

            assertThat(await(server, 200)).isTrue();
            Api.require(201, api.post("/usage-events", EVENT));
            assertThat(server.log())
                    .contains("are back: reads and writes resume")
                    .doesNotContain("errorId");
        }
        try (ServerProcess server = ServerProcess.start(folder)) {
            assertThat(new Api(server.uri()).get("/usage-summary").body()).contains("\"quantity\":2");
        }
    }

    private static boolean await(ServerProcess server, int status) throws Exception {
        long end = System.nanoTime() + NOTICED.toNanos();
        while (System.nanoTime() < end) {
            if (ready(server) == status) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    private static int ready(ServerProcess server) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI ready = server.management().resolve("/q/health/ready");
            return http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
