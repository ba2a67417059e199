package org.landlord.adapter.rest.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.landlord.domain.identity.ProviderAspect;
import org.landlord.domain.identity.ProviderFinding;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.outbound.OutboundAddressPolicy;

class IssuerDocumentsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final OrgId ORG = new OrgId("org_acme");
    private static final String ENDPOINTS =
            ",\"authorization_endpoint\":\"http://127.0.0.1/a\",\"token_endpoint\":\"http://127.0.0.1/t\"}";

    private final SmallIssuer issuer = new SmallIssuer();
    private final IssuerDocuments documents = documents(true);

    private static IssuerDocuments documents(boolean allowPrivate) {
        return new IssuerDocuments(new IssuerHttp(VERTX, new OutboundAddressPolicy(allowPrivate)));
    }

    @AfterEach
    void close() {
        documents.close();
        issuer.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void givenAnIssuerWithKeysAndEndpoints_whenItIsRead_thenNothingIsWrong() {
        extend(ENDPOINTS);

        assertThat(findings())
                .containsExactly(
                        ProviderFinding.ok(ProviderAspect.ISSUER, "The metadata document can be read."),
                        ProviderFinding.ok(ProviderAspect.KEYS, "There is 1 signing key."),
                        ProviderFinding.ok(
                                ProviderAspect.SIGN_IN,
                                "The provider supports the authorization code flow with PKCE."));
    }

    @Test
    void givenAnIssuerWithoutEndpoints_whenItIsRead_thenUsersCannotSignInWithABrowser() {
        assertThat(findings().getLast().detail())
                .isEqualTo("The metadata document has no authorization_endpoint or no token_endpoint: users cannot sign"
                        + " in with a browser.");
    }

    @Test
    void givenAnIssuerWithOtherFlows_whenItIsRead_thenTheFindingNamesThem() {
        extend(",\"response_types_supported\":[\"id_token\"]" + ENDPOINTS);
        assertThat(findings())
                .last()
                .isEqualTo(ProviderFinding.problem(
                        ProviderAspect.SIGN_IN, "The provider does not support the authorization code flow."));

        extend(",\"response_types_supported\":[\"code\"],\"code_challenge_methods_supported\":[\"plain\"]" + ENDPOINTS);
        assertThat(findings())
                .last()
                .isEqualTo(ProviderFinding.warning(
                        ProviderAspect.SIGN_IN, "The provider does not support PKCE with S256."));
    }

    @Test
    void givenDocumentsThatCannotBeRead_whenTheIssuerIsRead_thenTheFindingSaysWhy() {
        issuer.status = 404;
        assertProblem(
                "issuer",
                "The metadata document cannot be read at " + issuer.issuer()
                        + "/.well-known/openid-configuration: the response has status 404.");
        issuer.status = 200;
        issuer.configuration = _ -> "[]";
        assertProblem("issuer", "the document is not a JSON object");
        issuer.configuration = _ -> "<html>";
        assertProblem("issuer", "the document is not a JSON object");
        issuer.configuration = _ -> "{\"issuer\":\"https://other.example\"}";
        assertProblem("issuer", "its 'issuer' must be exactly " + issuer.issuer());
        issuer.configuration = _ -> "{\"issuer\":\"" + issuer.issuer() + "\"}";
        assertProblem("keys", "The metadata document has no jwks_uri.");
    }

    @Test
    void givenKeysThatCannotBeUsed_whenTheIssuerIsRead_thenTheFindingSaysWhy() {
        issuer.published = _ -> "{\"keys\":[]}";
        assertProblem("keys", "The provider has no signing key.");
        issuer.published = text -> text.replace("\"sig\"", "\"enc\"");
        assertProblem("keys", "The provider has no signing key.");
        issuer.published = _ -> "[1]";
        assertProblem("keys", "The keys cannot be read at jwks_uri: the document is not a JSON Web Key Set.");
    }

    @Test
    void givenAPortWithoutAServer_whenTheIssuerIsRead_thenTheConnectionFailed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(documents
                        .findings(ORG, "http://127.0.0.1:" + port)
                        .getFirst()
                        .detail())
                .endsWith(": the connection failed.");
    }

    /// What exists in the network of the server must not show.
    @Test
    void givenAddressesThatAreNotPublic_whenTheIssuerIsRead_thenItIsAsIfThereWereNoSuchHost() {
        IssuerDocuments guarded = documents(false);
        try {
            for (String host : List.of("127.0.0.1", "localhost", "169.254.169.254", "no-such-host.invalid")) {
                assertThat(guarded.findings(ORG, "https://" + host).getFirst().detail())
                        .endsWith(": the host has no public address.");
            }
            assertThat(guarded.findings(ORG, issuer.issuer()).getFirst().detail())
                    .endsWith(": the URL is not allowed.");
        } finally {
            guarded.close();
        }
    }

    private void extend(String members) {
        issuer.configuration = text -> text.substring(0, text.length() - 1) + members;
    }

    private List<ProviderFinding> findings() {
        return documents.findings(ORG, issuer.issuer());
    }

    private void assertProblem(String aspect, String detail) {
        assertThat(findings())
                .filteredOn(finding -> finding.aspect().label().equals(aspect))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.outcome().label()).isEqualTo("problem");
                    assertThat(finding.detail()).contains(detail);
                });
    }
}
