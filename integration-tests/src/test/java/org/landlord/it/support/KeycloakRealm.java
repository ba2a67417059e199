package org.landlord.it.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

        public String password() {
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

    /// A client that no test has used yet. What people get who log in at it is for it alone: it is the
    /// audience of their tokens, which say their groups too.
    ///
    /// @return its id
    public String newClient() {
        String id = "landlord-" + UUID.randomUUID();
        Map<String, Object> client = Map.of(
                "clientId", id,
                "publicClient", true,
                "directAccessGrantsEnabled", true,
                "standardFlowEnabled", false,
                "fullScopeAllowed", false,
                "protocolMappers",
                        List.of(
                                mapper("subject", "oidc-sub-mapper", Map.of()),
                                mapper("audience", "oidc-audience-mapper", Map.of("included.custom.audience", id)),
                                mapper(
                                        "groups",
                                        "oidc-group-membership-mapper",
                                        Map.of("claim.name", "groups", "full.path", "true"))));
        make("/clients", client);
        return id;
    }

    /// A client that no test has used yet, for users with a browser. Its ID tokens have their groups.
    ///
    /// @param server the address of the server that users sign in to
    /// @return its id
    public String newBrowserClient(String server) {
        String base = server.replaceFirst("/$", "");
        String id = "console-" + UUID.randomUUID();
        Map<String, Object> groups = new HashMap<>(mapper(
                "groups",
                "oidc-group-membership-mapper",
                Map.of("claim.name", "groups", "full.path", "true", "id.token.claim", "true")));
        make(
                "/clients",
                Map.of(
                        "clientId",
                        id,
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        false,
                        "standardFlowEnabled",
                        true,
                        "redirectUris",
                        List.of(base + "/console/auth/oidc/callback"),
                        "attributes",
                        Map.of(
                                "pkce.code.challenge.method",
                                "S256",
                                "post.logout.redirect.uris",
                                base + "/console/sign-in"),
                        "protocolMappers",
                        List.of(groups)));
        return id;
    }

    /// The address where SAML requests arrive.
    public String samlAddress() {
        return issuer() + "/protocol/saml";
    }

    /// The certificate of the key that signs assertions, as Base64, from the metadata of the realm.
    public String samlCertificate() {
        String metadata = given().get(samlAddress() + "/descriptor")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Matcher certificate = Pattern.compile("<ds:X509Certificate>([^<]+)<").matcher(metadata);
        if (!certificate.find()) {
            throw new AssertionError(metadata);
        }
        return certificate.group(1);
    }

    /// Registers Landlord as a SAML service provider. Users are known by their login names, and assertions list
    /// their groups.
    ///
    /// @param entityId of Landlord
    /// @param consumer where responses are sent
    /// @param encryption the certificate with which assertions are encrypted, as Base64; null for no encryption
    public void newSamlClient(String entityId, String consumer, @Nullable String encryption) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                "saml.assertion.signature", "true",
                "saml.server.signature", "true",
                "saml.client.signature", "false",
                "saml.signature.algorithm", "RSA_SHA256",
                "saml.authnstatement", "true",
                "saml.force.post.binding", "true",
                "saml_name_id_format", "username",
                "saml_force_name_id_format", "true",
                "saml_assertion_consumer_url_post", consumer));
        if (encryption != null) {
            attributes.put("saml.encrypt", "true");
            attributes.put("saml.encryption.certificate", encryption);
        }
        make(
                "/clients",
                Map.of(
                        "clientId",
                        entityId,
                        "protocol",
                        "saml",
                        "redirectUris",
                        List.of(consumer),
                        "fullScopeAllowed",
                        false,
                        "attributes",
                        attributes,
                        "protocolMappers",
                        List.of(Map.of(
                                "name", "groups",
                                "protocol", "saml",
                                "protocolMapper", "saml-group-membership-mapper",
                                "config",
                                        Map.of(
                                                "attribute.name", "groups",
                                                "attribute.nameformat", "Basic",
                                                "single", "true",
                                                "full.path", "true")))));
    }

    private static Map<String, Object> mapper(String name, String kind, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put("access.token.claim", "true");
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", kind, "config", config);
    }

    /// A user who was not there yet.
    ///
    /// @param groups the paths of theirs, such as `/support`
    public Person newPerson(String... groups) {
        String login = "person-" + UUID.randomUUID();
        Person person = new Person(login, "");
        String id = make(
                "/users",
                Map.of(
                        "username",
                        login,
                        "enabled",
                        true,
                        "email",
                        login + "@" + name + ".example",
                        "emailVerified",
                        true,
                        "firstName",
                        "A",
                        "lastName",
                        "Person",
                        "credentials",
                        List.of(Map.of("type", "password", "value", person.password())),
                        "groups",
                        List.of(groups)));
        return new Person(login, id);
    }

    /// Gives the realm a key of the test's own. The realm publishes it beside those that it signs with.
    public RealmKey newKnownKey() {
        RealmKey key = new RealmKey();
        makeKey("known", "rsa", Map.of("priority", List.of("0"), "privateKey", List.of(key.pem())));
        return key;
    }

    /// The public key that proves a token, as everybody can read it.
    public PublicKey publicKey(String token) {
        String certificate = given().get(issuer() + "/protocol/openid-connect/certs")
                .then()
                .statusCode(200)
                .extract()
                .path("keys.find { it.kid == '" + ForgedTokens.header(token, "kid") + "' }.x5c[0]");
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(certificate)))
                    .getPublicKey();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /// From now on the realm signs with a new key. The old one is still published, and what it signed still
    /// good.
    ///
    /// @return the id of what makes the new key
    public String rotateKey() {
        return makeKey(
                "rotated",
                RSA_KEY,
                Map.of("priority", List.of(Long.toString(System.currentTimeMillis())), "keySize", List.of("2048")));
    }

    private String makeKey(String label, String kind, Map<String, List<String>> settings) {
        String realmId =
                administration().get("").then().statusCode(200).extract().path("id");
        Map<String, List<String>> config = new HashMap<>(settings);
        config.put("enabled", List.of("true"));
        config.put("active", List.of("true"));
        config.put("algorithm", List.of("RS256"));
        return make(
                "/components",
                Map.of(
                        "name", label + "-" + UUID.randomUUID(),
                        "providerId", kind,
                        "providerType", KEY_PROVIDERS,
                        "parentId", realmId,
                        "config", config));
    }

    /// @return the id of what was made
    private String make(String path, Map<String, ?> what) {
        String made = administration()
                .contentType(ContentType.JSON)
                .body(what)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return made.substring(made.lastIndexOf('/') + 1);
    }

    /// Forgets the keys that it signed with before: what they signed is worth nothing any more.
    ///
    /// @param newest what [#rotateKey()] answered last
    public void removeKeysBefore(String newest) {
        List<String> providers = administration()
                .queryParam("type", KEY_PROVIDERS)
                .get("/components")
                .then()
                .statusCode(200)
                .extract()
                .path("findAll { it.providerId == '" + RSA_KEY + "' }.id");
        providers.stream()
                .filter(provider -> !provider.equals(newest))
                .forEach(provider -> administration()
                        .delete("/components/" + provider)
                        .then()
                        .statusCode(204));
    }

    private RequestSpecification administration() {
        return given().baseUri(keycloak.uri().toString())
                .basePath("/admin/realms/" + name)
                .auth()
                .oauth2(keycloak.administrator());
    }
}
