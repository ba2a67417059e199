package org.landlord.it.contracts;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import org.junit.jupiter.api.Tag;
import org.landlord.adapter.client.LandlordClient;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.session.SessionId;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.SharedServer;
import org.landlord.port.contracts.in.EveryInboundContract;
import org.landlord.port.in.Landlord;

/// The HTTP client keeps the contracts of port.in, talking to the packaged server on SQLite: who holds it cannot
/// tell it from the application itself.
@Tag("heavy")
class ClientContractsIT extends EveryInboundContract {

    private static final Landlord LANDLORD = new LandlordClient(SharedServer.uri(), AdminKey.TOKEN);

    @Override
    protected Landlord landlord() {
        return LANDLORD;
    }

    @Override
    protected SessionId signIn(ApiKeyToken key) {
        String sessionId = given().baseUri(SharedServer.uri().toString())
                .contentType(ContentType.JSON)
                .body("{\"apiKey\":\"" + key.reveal() + "\"}")
                .post("/console/auth/session")
                .then()
                .statusCode(201)
                .extract()
                .path("session.sessionId");
        return new SessionId(sessionId);
    }
}
