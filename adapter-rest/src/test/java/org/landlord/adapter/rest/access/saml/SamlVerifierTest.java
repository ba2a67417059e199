package org.landlord.adapter.rest.access.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.SigningCertificate;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.identity.SamlProvider;

/// Each crafted response is refused for its reason, and the same response without the change is accepted.
class SamlVerifierTest {

    private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");
    private static final Instant NOW = START.plusSeconds(60);
    private static final Pattern ASSERTION = Pattern.compile("<saml:Assertion.*</saml:Assertion>");
    private static final Pattern SIGNATURE = Pattern.compile("<dsig:Signature .*?</dsig:Signature>");

    @TempDir
    private static Path folder;

    private static KeyFile provider;
    private static KeyFile stranger;
    private static KeyFile landlord;

    private final AtomicInteger assertions = new AtomicInteger();
    private Instant now = START;
    private final SamlVerifier verifier = new SamlVerifier(() -> now);

    @BeforeAll
    static void keys() {
        provider = KeyFile.make(folder, "provider");
        stranger = KeyFile.make(folder, "stranger");
        landlord = KeyFile.make(folder, "landlord");
    }

    SamlVerifierTest() {
        now = NOW;
    }

    @Test
    void givenASignedResponseOrAssertionOrBoth_thenItsUserIsAccepted() {
        assertThat(verify(response().signAssertion(provider)).userId()).isEqualTo("ada@acme.example");
        assertThat(verify(response().signResponse(provider)).userId()).isEqualTo("ada@acme.example");
        assertThat(verify(response().signAssertion(provider).signResponse(provider))
                        .userId())
                .isEqualTo("ada@acme.example");
    }

    @Test
    void givenAnAssertion_thenTheUserHasItsRequestItsAttributesAndItsEnd() {
        SamlProvider byAttributes = provider("uid", "groups", false, null, provider.certificate());

        SamlUser user = verify(byAttributes, response().signAssertion(provider));

        assertThat(user)
                .isEqualTo(
                        new SamlUser("_assertion1", NOW.plusSeconds(120), "_request", "ada", List.of("/eng", "/ops")));
    }

    @Test
    void givenTwoCertificates_thenSignaturesOfBothAreAccepted() {
        SamlProvider both = provider(null, null, false, null, stranger.certificate(), provider.certificate());

        assertThat(verify(both, response().signAssertion(provider)).userId()).isEqualTo("ada@acme.example");
        assertThat(verify(both, response().signAssertion(stranger)).userId()).isEqualTo("ada@acme.example");
    }

    @Test
    void givenAForgedSignature_thenItIsRefused() {
        String invalid = "the signature is not valid for the certificates of the provider";
        assertRefused(response().signAssertion(stranger), invalid);
        assertRefused(response().signAssertion(provider).replacing("ada@", "eve@"), invalid);
        assertRefused(response().signResponse(provider).replacing("/eng", "/root"), invalid);
        assertRefused(response().signAssertion(stranger).signResponse(provider), invalid);
        assertRefused(response().signAssertion(provider).signResponse(stranger), invalid);
        assertRefused(response(), "neither the response nor the assertion is signed");
    }

    @Test
    void givenAKeyInTheDocument_thenItIsNotUsed() {
        ResponseBuilder forged = response().signAssertion(stranger);
        assertThat(forged.xml()).contains("<dsig:KeyValue>");
        String invalid = "the signature is not valid for the certificates of the provider";

        assertRefused(forged, invalid);
        String certificate = "<dsig:KeyInfo><dsig:X509Data><dsig:X509Certificate>"
                + stranger.certificate().base64() + "</dsig:X509Certificate></dsig:X509Data></dsig:KeyInfo>";
        UnaryOperator<String> withCertificate =
                xml -> xml.replaceAll("<dsig:KeyInfo>.*?</dsig:KeyInfo>", Matcher.quoteReplacement(certificate));
        assertRefused(response().signAssertion(stranger).with(withCertificate), invalid);
        assertThat(verify(response().signAssertion(provider).with(withCertificate))
                        .userId())
                .isEqualTo("ada@acme.example");
    }

    @Test
    void givenAnAlgorithmThatIsBroken_thenItIsRefused() {
        ResponseBuilder good = response().signAssertion(provider);
        String method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
        String digest = "http://www.w3.org/2001/04/xmlenc#sha256";

        String refusal = "the signature has an algorithm that is not accepted: ";
        assertRefused(
                good.replacing(method, "http://www.w3.org/2000/09/xmldsig#rsa-sha1"), refusal + "SignatureMethod");
        assertRefused(
                response().signAssertion(provider).replacing(method, "http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
                refusal + "SignatureMethod");
        assertRefused(
                response().signAssertion(provider).replacing(digest, "http://www.w3.org/2000/09/xmldsig#sha1"),
                refusal + "DigestMethod");
        assertRefused(
                response()
                        .signAssertion(provider)
                        .replacing(
                                "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                                "http://www.w3.org/TR/1999/REC-xslt-19991116"),
                refusal + "Transform");
    }

    @Test
    void givenTheSignedAssertionInAnotherPlace_andAForgedOneInItsPlace_thenItIsRefused() {
        String several = "there is more than one assertion";
        // The signed one in an extension, before or after the forged one, and within it.
        assertWrapped(several, (signed, forged) -> "<samlp:Extensions>" + signed + "</samlp:Extensions>" + forged);
        assertWrapped(several, (signed, forged) -> forged + "<samlp:Extensions>" + signed + "</samlp:Extensions>");
        assertWrapped("there is more than one Assertion in Response", (signed, forged) -> forged + signed);
        assertWrapped("there is more than one Assertion in Response", (signed, forged) -> signed + forged);
        assertWrapped(
                several,
                (signed, forged) -> forged.replace(
                        "</saml:Assertion>", "<saml:Advice>" + signed + "</saml:Advice></saml:Assertion>"));
        assertWrapped(
                several,
                (signed, forged) -> signed.replace(
                        "</saml:Assertion>", "<saml:Advice>" + forged + "</saml:Advice></saml:Assertion>"));
    }

    @Test
    void givenAForgedAssertionWithTheSignatureOfAnother_thenItIsRefused() {
        // The signed assertion is an object of the signature, which is in the forged one.
        assertRefused(
                response()
                        .signAssertion(provider)
                        .with(xml -> wrap(xml, (signed, forged) -> {
                            String signature = find(SIGNATURE, signed);
                            String original = signed.replace(signature, "");
                            return forged.replace(
                                    "<saml:Subject>",
                                    signature.replace(
                                                    "</dsig:Signature>",
                                                    "<dsig:Object>" + original + "</dsig:Object></dsig:Signature>")
                                            + "<saml:Subject>");
                        })),
                "there is more than one assertion");
        // The same without an assertion's name.
        assertRefused(
                response().signAssertion(provider).replacing("</dsig:Signature>", "<dsig:Object/></dsig:Signature>"),
                "the signature contains objects");
        assertRefused(
                response().signAssertion(provider).replacing("ID=\"_assertion", "ID=\"_forged"),
                "the signature does not sign the element that contains it");
        assertRefused(
                response().signAssertion(provider).replacing("URI=\"#_assertion", "URI=\""),
                "the signature does not sign the element that contains it");
    }

    @Test
    void givenASignedResponseWithinAForgedOne_thenItIsRefused() {
        assertRefused(
                response()
                        .signResponse(provider)
                        .with(signed -> response()
                                .xml()
                                .replace("\"_response\"", "\"_outer\"")
                                .replace(
                                        "</samlp:Response>",
                                        "<samlp:Extensions>" + signed + "</samlp:Extensions></samlp:Response>")),
                "there is a signature in another place than the response and its assertion");
    }

    @Test
    void givenTwoElementsWithTheSameId_thenItIsRefused() {
        assertRefused(
                response().signAssertion(provider).replacing("<samlp:Status>", "<samlp:Status Id=\"_assertion1\">"),
                "two elements have the same id");
    }

    @Test
    void givenACommentInTheNameId_thenItIsRefused_thoughTheSignatureStillHolds() {
        String refusal = "there is a comment or a processing instruction";
        assertRefused(
                response()
                        .replacing("ada@acme.example", "ada@acme.example.evil.example")
                        .signAssertion(provider)
                        .replacing("ada@acme.example.evil", "ada@acme.example<!-- -->.evil"),
                refusal);
        assertRefused(response().signResponse(provider).replacing("ada@", "ada<?x y?>@"), refusal);
        assertRefused(response().signResponse(provider).with(xml -> "<!-- -->" + xml), refusal);
        assertRefused(response().signResponse(provider).with(xml -> xml + "<?x?>"), refusal);
    }

    @Test
    void givenADoctype_thenItIsRefused_andNothingIsRead() {
        String refusal = "the response is not well-formed XML without DOCTYPE";
        assertRefused(
                response()
                        .signAssertion(provider)
                        .with(xml -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + xml)
                        .replacing("ada@", "&e;@"),
                refusal);
        assertRefused(
                response().signAssertion(provider).with(xml -> "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x\">" + xml),
                refusal);
        assertRefused(
                response()
                        .signAssertion(provider)
                        .with(xml -> "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + xml),
                refusal);
        assertRefused(response().with(xml -> xml.substring(1)), refusal);
    }

    @Test
    void givenALargeOrDeepOrOtherDocument_thenItIsRefused() {
        assertRefused(
                response().signAssertion(provider).replacing("/eng", "x".repeat(SamlDocument.MAX_BYTES)),
                "the response is larger than 256 KiB");
        assertRefused(
                response().with(xml -> "<a>".repeat(60) + "</a>".repeat(60)),
                "the response is not well-formed XML without DOCTYPE");
        assertRefused(response().with(_ -> "<a/>"), "the document is not a SAML response");
        assertThatThrownBy(() -> verifier.verify(plain(), ResponseBuilder.CONSUMER, "%%%"))
                .isInstanceOf(SamlRefused.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        https://id.example/realm</saml:Issuer><samlp | https://other.example</saml:Issuer><samlp | the Issuer is not that of the provider
        https://id.example/realm</saml:Issuer><saml: | https://other.example</saml:Issuer><saml: | the Issuer is not that of the provider
        Destination="https://landlord | Destination="https://other | the Destination is not the address of this server
        Recipient="https://landlord | Recipient="https://other | the Recipient is not the address of this server
        <saml:Audience>landlord | <saml:Audience>other | the Audience is not the entity id of the record (clientId)
        InResponseTo="_request" Recipient | InResponseTo="_other" Recipient | the response and the assertion do not answer the same request
        InResponseTo="_request" Recipient | Recipient | the response and the assertion do not answer the same request
        cm:bearer | cm:sender-vouches | the assertion has no confirmation of a bearer
        <saml:Conditions | <saml:Conditions NotBefore="2026-11-22T15:02:00.001Z" Old | the assertion is not valid yet (NotBefore)
        SAML:1.1:nameid-format:emailAddress | SAML:2.0:nameid-format:transient | the NameID is transient: it is another one at each sign-in
        <saml:AudienceRestriction> | <saml:Unknown/><saml:AudienceRestriction> | the assertion has a condition that is not known
        Version="2.0" IssueInstant="2026-11-22T15:01:00Z"><saml | Version="1.1" IssueInstant="2026-11-22T15:01:00Z"><saml | Assertion does not have the version 2.0
        IssueInstant="2026-11-22T15:01:00Z"><saml | IssueInstant="2026-11-22T15:02:00.001Z"><saml | the IssueInstant is missing or in the future
        IssueInstant="2026-11-22T15:01:00Z"><saml | IssueInstant="2026-11-22T14:59:59.999Z"><saml | the assertion was issued before the server started
        IssueInstant="2026-11-22T15:01:00Z"><saml | IssueInstant="yesterday"><saml | IssueInstant is not a time
        NotOnOrAfter="2026-11-22T15:02:00Z"/> | NotOnOrAfter="2026-11-24T15:02:00Z"/> | the assertion is not limited to 24 hours
        NotOnOrAfter="2026-11-22T15:02:00Z"/> | /> | the assertion is not limited to 24 hours
        NotOnOrAfter="2026-11-22T15:02:00Z"/> | NotOnOrAfter="2026-11-22T15:00:00Z"/> | the assertion has expired (NotOnOrAfter)
        NotOnOrAfter="2026-11-22T15:02:00Z"> | NotOnOrAfter="2026-11-22T15:00:00Z"> | the assertion has expired (NotOnOrAfter)
        AuthnInstant= | SessionNotOnOrAfter="2026-11-22T15:00:00Z" AuthnInstant= | the session at the provider has ended (SessionNotOnOrAfter)
        """)
    void givenASignedResponseThatBreaksARule_thenItIsRefused(String text, String other, String reason) {
        ResponseBuilder changed = response().with(xml -> {
            String replaced = xml.replace(text, other);
            return other.contains(" Old") ? replaced.replaceFirst(" Old NotBefore=\"[^\"]*\"", "") : replaced;
        });

        assertRefused(changed.signAssertion(provider).signResponse(provider), reason);
        assertThat(verify(response().signAssertion(provider).signResponse(provider)))
                .isNotNull();
    }

    @Test
    void givenClocksThatDifferByAMinute_thenTheTimesAreAccepted() {
        Instant ahead = NOW.plusSeconds(59);
        assertThat(verify(new ResponseBuilder(ahead, "_ahead").signAssertion(provider)))
                .isNotNull();
        now = NOW.plusSeconds(119);
        assertThat(verify(new ResponseBuilder(NOW, "_behind").signAssertion(provider)))
                .isNotNull();
        now = NOW.plusSeconds(120);
        assertRefused(
                new ResponseBuilder(NOW, "_late").signAssertion(provider), "the assertion has expired (NotOnOrAfter)");
    }

    @Test
    void givenAnAssertionThatWasAccepted_thenItIsRefusedUntilItExpires_alsoInAnotherResponse() {
        String once = response().signAssertion(provider).base64();
        assertThat(verifier.verify(plain(), ResponseBuilder.CONSUMER, once)).isNotNull();

        assertThatThrownBy(() -> verifier.verify(plain(), ResponseBuilder.CONSUMER, once))
                .hasMessage("the assertion was used before");
        String other = new String(Base64.getDecoder().decode(once), java.nio.charset.StandardCharsets.UTF_8)
                .replace("ID=\"_response\"", "ID=\"_another\"");
        assertThatThrownBy(() -> verifier.verify(
                        plain(),
                        ResponseBuilder.CONSUMER,
                        Base64.getEncoder().encodeToString(other.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .hasMessage("the assertion was used before");
    }

    @Test
    void givenAResponseWithoutARequest_thenItIsAcceptedOnlyIfTheRecordAllowsIt() {
        UnaryOperator<String> unsolicited = xml -> xml.replace(" InResponseTo=\"_request\"", "");
        SamlProvider allowing = provider(null, null, true, null, provider.certificate());

        assertRefused(
                response().with(unsolicited).signAssertion(provider),
                "the response does not answer a request, and the provider is not allowed to send such");
        assertThat(verify(allowing, response().with(unsolicited).signAssertion(provider))
                        .requestId())
                .isNull();
        assertThat(verify(allowing, response().signAssertion(provider)).requestId())
                .isEqualTo("_request");
    }

    @Test
    void givenTheAnswerThatTheUserIsNotSignedIn_thenItIsTold() {
        assertThatThrownBy(() -> verify(response()
                        .with(xml -> ASSERTION.matcher(xml).replaceAll(""))
                        .replacing("status:Success", "status:Responder")))
                .isInstanceOf(SamlDenied.class)
                .hasMessageContaining("urn:oasis:names:tc:SAML:2.0:status:Responder");
        assertRefused(response().with(xml -> ASSERTION.matcher(xml).replaceAll("")), "the response has no assertion");
    }

    @Test
    void givenAnEncryptedAssertion_thenItIsDecryptedIfTheResponseIsSigned() {
        SamlProvider encrypting = encrypting(landlord);

        assertThat(verify(encrypting, response().encrypt(landlord).signResponse(provider))
                        .userId())
                .isEqualTo("ada@acme.example");
        assertThat(verify(
                                encrypting,
                                response()
                                        .signAssertion(provider)
                                        .encrypt(landlord)
                                        .signResponse(provider))
                        .userId())
                .isEqualTo("ada@acme.example");
        assertRefused(
                encrypting,
                response().signAssertion(provider).encrypt(landlord),
                "neither the response nor the assertion is signed");
        assertRefused(
                encrypting, response().encrypt(stranger).signResponse(provider), "the assertion cannot be decrypted");
        assertRefused(
                encrypting,
                response().signResponse(provider),
                "the assertion is not encrypted, and the record has a decryptionKeyRef");
        assertRefused(
                plain(),
                response().encrypt(landlord).signResponse(provider),
                "the assertion is encrypted, and the record has no decryptionKeyRef");
        assertRefused(
                provider(null, null, false, new SamlProvider.Decryption(null, null), provider.certificate()),
                response().encrypt(landlord).signResponse(provider),
                "the decryptionKeyRef has no RSA private key in PKCS #8");
    }

    @Test
    void givenAnEncryptedAssertionForAnotherAudience_thenItIsRefused() {
        assertRefused(
                encrypting(landlord),
                response()
                        .replacing("<saml:Audience>landlord", "<saml:Audience>other")
                        .encrypt(landlord)
                        .signResponse(provider),
                "the Audience is not the entity id of the record (clientId)");
    }

    @Test
    void givenARecordWithoutACertificateOrAnEntityId_thenNothingIsAccepted() {
        assertRefused(
                provider(null, null, false, null),
                response().signAssertion(provider),
                "the record of the provider has no valid certificate");
    }

    @Test
    void givenAnAttributeWithSeveralValues_thenItIsNoUserId() {
        assertRefused(
                provider("groups", null, false, null, provider.certificate()),
                response().signAssertion(provider),
                "the assertion does not have exactly one value of the attribute of user ids");
        assertRefused(
                provider("missing", null, false, null, provider.certificate()),
                response().signAssertion(provider),
                "the assertion does not have exactly one value of the attribute of user ids");
    }

    @Test
    void givenManyAssertions_thenAProviderThatFillsTheMemoryAffectsItselfOnly() {
        SeenAssertions seen = new SeenAssertions(2, 3);
        OrgId org = new OrgId("org");
        accept(seen, org, "one", "a");
        accept(seen, org, "one", "b");
        assertThatThrownBy(() -> accept(seen, org, "one", "c")).hasMessageContaining("too many users");
        accept(seen, org, "two", "a");
        accept(seen, org, "three", "a");
        assertThatThrownBy(() -> accept(seen, org, "two", "b")).hasMessageContaining("too many users");

        now = NOW.plus(Duration.ofMinutes(2));
        accept(seen, org, "one", "c");
        accept(seen, org, "two", "b");
    }

    private void accept(SeenAssertions seen, OrgId orgId, String providerId, String assertion) {
        seen.accept(
                orgId,
                new ProviderId(providerId),
                new SamlUser(assertion, now.plusSeconds(60), null, "ada", List.of()),
                now);
    }

    /// Combines a signed assertion and a forged copy.
    private interface Wrapping {

        String wrap(String signed, String forged);
    }

    private void assertWrapped(String reason, Wrapping wrapping) {
        assertRefused(response().signAssertion(provider).with(xml -> wrap(xml, wrapping)), reason);
    }

    private static String wrap(String xml, Wrapping wrapping) {
        String signed = find(ASSERTION, xml);
        String forged = signed.replace(find(SIGNATURE, signed), "")
                .replace("ID=\"_assertion", "ID=\"_forged")
                .replace("ada@", "eve@");
        return xml.replace(signed, wrapping.wrap(signed, forged));
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private void assertRefused(ResponseBuilder response, String reason) {
        assertRefused(plain(), response, reason);
    }

    private void assertRefused(SamlProvider by, ResponseBuilder response, String reason) {
        assertThatThrownBy(() -> verify(by, response))
                .isInstanceOf(SamlRefused.class)
                .hasMessage(reason);
    }

    private SamlUser verify(ResponseBuilder response) {
        return verify(plain(), response);
    }

    private SamlUser verify(SamlProvider by, ResponseBuilder response) {
        return verifier.verify(by, ResponseBuilder.CONSUMER, response.base64());
    }

    private ResponseBuilder response() {
        return new ResponseBuilder(NOW, "_assertion" + assertions.incrementAndGet());
    }

    private static SamlProvider plain() {
        return provider(null, null, false, null, provider.certificate());
    }

    private static SamlProvider encrypting(KeyFile key) {
        return provider(
                null,
                null,
                false,
                new SamlProvider.Decryption(key.privateKeyPem(), key.certificate()),
                provider.certificate());
    }

    private static SamlProvider provider(
            @Nullable String userIdAttribute,
            @Nullable String groupsAttribute,
            boolean idpInitiated,
            SamlProvider.@Nullable Decryption decryption,
            SigningCertificate... certificates) {
        return new SamlProvider(
                new OrgId("org"),
                new ProviderId("idp"),
                Version.of("1"),
                ResponseBuilder.ISSUER,
                "https://id.example/sso",
                ResponseBuilder.ENTITY_ID,
                List.of(certificates),
                idpInitiated,
                decryption,
                userIdAttribute,
                groupsAttribute);
    }
}
