package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.Soon;

/// Where a server leaves the administrator's key, and what it says of it.
class AdministratorIT {

    private static final Map<String, String> NO_KEY_SET = Map.of("LANDLORD_ADMIN_KEY", "");

    @TempDir
    Path folder = Path.of("");

    private Path keyFile() {
        return folder.resolve("landlord.db.admin-key");
    }

    private ApiKeyToken left() throws IOException {
        return ApiKeyToken.parse(Files.readString(keyFile()).strip());
    }

    /// Waits for the end of what it has to say at its start.
    private static String banner(ServerProcess server) {
        Soon.until(() -> server.said().contains("Ctrl-C stops the server."));
        return server.said();
    }

    private static int whoAmI(ServerProcess server, ApiKeyToken token) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + token.reveal())
                .get(server.uri() + "/v1/whoami")
                .statusCode();
    }

    @Test
    void givenNobodyAtATerminal_whenTheFirstStartMakesAKey_thenItSaysWhereTheKeyIsAndDoesNotShowIt() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, NO_KEY_SET)) {
            assertThat(banner(server))
                    .contains(
                            "Created the API key of the platform administrator.",
                            keyFile().toString())
                    .contains("export LANDLORD_TOKEN=$(cat " + keyFile() + ")")
                    .doesNotContain(left().secret());
            assertThat(server.log()).doesNotContain(left().secret());
            assertThat(whoAmI(server, left())).isEqualTo(200);
        }
    }

    @Test
    void givenTheKeyBesideTheDatabase_whenItIsRotatedThroughTheServer_thenTheNewOneLiesThereWhenTheAnswerIsThere()
            throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, NO_KEY_SET)) {
            ApiKeyToken first = left();

            String token = RestAssured.given()
                    .header("Authorization", "Bearer " + first.reveal())
                    .header("Idempotency-Key", "once")
                    .contentType(ContentType.JSON)
                    .body("{\"overlapSeconds\":0}")
                    .post(server.uri() + "/v1/api-keys/" + first.keyId() + "/rotate")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("token");

            assertThat(left().reveal()).isEqualTo(token).isNotEqualTo(first.reveal());
            assertThat(whoAmI(server, left())).isEqualTo(200);
            assertThat(whoAmI(server, first)).isEqualTo(401);
        }
    }

    @Test
    void givenNoKeyBesideTheDatabase_whenTheServerStarts_thenItSaysHowToGetOne() throws Exception {
        ServerProcess.start(folder, NO_KEY_SET).close();
        Files.delete(keyFile());

        try (ServerProcess server = ServerProcess.start(folder, NO_KEY_SET)) {
            assertThat(banner(server)).contains("landlord key recover --db " + server.database());
        }
    }

    @Test
    void givenASetKeyThatWasRevoked_whenTheServerStarts_thenItSaysSoInOneLineAndDoesNot() {
        ApiKeyToken set = ApiKeyToken.parse(AdminKey.TOKEN);
        try (ServerProcess server = ServerProcess.start(folder)) {
            RestAssured.given()
                    .header("Authorization", AdminKey.BEARER)
                    .delete(server.uri() + "/v1/api-keys/" + set.keyId())
                    .then()
                    .statusCode(204);
        }

        ServerProcess.Refused refused = ServerProcess.refused(folder, Map.of());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said())
                .contains("landlord: LANDLORD_ADMIN_KEY was revoked: configure another key\n")
                .doesNotContain(AdminKey.TOKEN, "Exception");
    }
}
