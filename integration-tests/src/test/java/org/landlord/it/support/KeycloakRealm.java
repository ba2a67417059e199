package org.landlord.it.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A realm of a running Keycloak: the identity provider of an organization.
public final class KeycloakRealm {

    /// The client that Landlord is to the realms.
    public static final String CLIENT = "landlord";

    /// A client whose tokens are for somebody else. In `acme` alone.
    public static final String OTHER_CLIENT = "other";

    /// A client whose tokens are for Landlord and good for two seconds. In `acme` alone.
    public static final String BRIEF_CLIENT = "landlord-brief";

    private static final String KEY_PROVIDERS = "org.keycloak.keys.KeyProvider";
    private static final String RSA_KEY = "rsa-generated";

    private final KeycloakProcess keycloak;
    private final String name;

    KeycloakRealm(KeycloakProcess keycloak, String name) {
        this.keycloak = keycloak;
        this.name = name;
    }

    /// The user of `acme` who is in the group `/engineering`.
    public static Person alice() {
        return new Person("alice", "a11ce000-0000-4000-8000-000000000001");
    }

    /// The user of `acme` who is in no group.
    public static Person bob() {
        return new Person("bob", "b0b00000-0000-4000-8000-000000000002");
    }

    /// The user of `globex`.
    public static Person greta() {
        return new Person("greta", "9e7a0000-0000-4000-8000-000000000003");
    }

    /// A user of a realm.
    ///
    /// @param name by which they log in
    /// @param subject what tokens call them: their `sub`
    public record Person(String name, String subject) {

        String password() {
            return name + "-password";
        }
    }

    /// What its tokens have as `iss`.
    public String issuer() {
        return keycloak.uri() + "/realms/" + name;
    }

    URI discovery() {
        return URI.create(issuer() + "/.well-known/openid-configuration");
    }

    /// A new access token of somebody who logs in at Landlord.
    public String token(Person person) {
        return token(person, CLIENT);
    }

    /// A new access token of somebody who logs in at a client.
    public String token(Person person, String client) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("username", person.name())
                .formParam("password", person.password())
                .post(issuer() + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /// The public key that proves a token, as everybody can read it.
    public PublicKey publicKey(String token) {
        String keyId = ForgedTokens.header(token, "kid");
        Map<String, Object> key = given().get(issuer() + "/protocol/openid-connect/certs")
                .then()
                .statusCode(200)
                .extract()
                .path("keys.find { it.kid == '" + keyId + "' }");
        return publicKey(key);
    }

    private static PublicKey publicKey(Map<String, Object> key) {
        try {
            List<?> chain = (List<?>) key.get("x5c");
            byte[] certificate = Base64.getDecoder().decode((String) chain.getFirst());
            PublicKey found = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate))
                    .getPublicKey();
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(found.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// From now on the realm signs with a new key. The old one is still published, and what it signed still good.
    public void rotateKey() {
        String realmId =
                administration().get("").then().statusCode(200).extract().path("id");
        Map<String, Object> provider = Map.of(
                "name", "rotated-" + UUID.randomUUID(),
                "providerId", RSA_KEY,
                "providerType", KEY_PROVIDERS,
                "parentId", realmId,
                "config",
                        Map.of(
                                "priority", List.of(Long.toString(System.currentTimeMillis() / 1000)),
                                "enabled", List.of("true"),
                                "active", List.of("true"),
                                "keySize", List.of("2048"),
                                "algorithm", List.of("RS256")));
        administration()
                .contentType(ContentType.JSON)
                .body(provider)
                .post("/components")
                .then()
                .statusCode(201);
    }

    /// Forgets all keys but the newest: what they signed is worth nothing any more.
    public void removeOldKeys() {
        List<Map<String, Object>> providers = administration()
                .queryParam("type", KEY_PROVIDERS)
                .get("/components")
                .then()
                .statusCode(200)
                .extract()
                .path("findAll { it.providerId == '" + RSA_KEY + "' }");
        Map<String, Object> newest = providers.stream()
                .max(Comparator.comparingLong(KeycloakRealm::priority))
                .orElseThrow();
        providers.stream()
                .filter(provider -> !provider.get("id").equals(newest.get("id")))
                .forEach(provider -> administration()
                        .delete("/components/" + provider.get("id"))
                        .then()
                        .statusCode(204));
    }

    private static long priority(Map<String, Object> provider) {
        Map<?, ?> config = (Map<?, ?>) provider.get("config");
        return config.get("priority") instanceof List<?> values ? Long.parseLong((String) values.getFirst()) : 0;
    }

    private RequestSpecification administration() {
        return given().baseUri(keycloak.uri().toString())
                .basePath("/admin/realms/" + name)
                .auth()
                .oauth2(keycloak.administrator());
    }
}
