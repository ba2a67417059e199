package org.landlord.adapter.rest.access.saml;

import static org.landlord.adapter.rest.access.saml.SamlXml.ASSERTION;
import static org.landlord.adapter.rest.access.saml.SamlXml.PROTOCOL;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.port.in.identity.SamlProvider;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The rules for responses and assertions whose signature is verified (SAML profiles 2.0, section 4.1.4.3).
///
/// @param provider whose assertion it is
/// @param consumerUrl where the response arrived, as the browser sees it
/// @param now the current time
/// @param earliest assertions that were issued before are refused
record AssertionRules(SamlProvider provider, String consumerUrl, Instant now, Instant earliest) {

    /// The tolerance for differences of clocks.
    static final Duration SKEW = Duration.ofSeconds(60);

    /// The maximum time for which an assertion can be used: its id is remembered for that long.
    static final Duration MAX_VALIDITY = Duration.ofHours(24);

    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    private static final String NAME_ID = "NameID";
    private static final String NOT_ON_OR_AFTER = "NotOnOrAfter";
    private static final Set<String> CONDITIONS = Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");
    private static final int MAX_ID = 256;

    /// Checks the response around the assertion.
    ///
    /// @throws SamlRefused if a rule is broken
    void checkResponse(Element response) {
        String destination = SamlXml.attribute(response, "Destination");
        if (destination != null ? !destination.equals(consumerUrl) : SamlDocument.signature(response) != null) {
            throw new SamlRefused("the Destination is not the address of this server");
        }
        Element issuer = SamlXml.child(response, ASSERTION, "Issuer");
        if (issuer != null) {
            checkIssuer(issuer);
        }
        Element status = SamlXml.required(response, PROTOCOL, "Status");
        String code = SamlXml.attribute(SamlXml.required(status, PROTOCOL, "StatusCode"), "Value");
        if (!SUCCESS.equals(code)) {
            throw new SamlDenied("the provider answers with the status " + shown(String.valueOf(code)));
        }
    }

    private static String shown(String text) {
        return text.replaceAll("[^A-Za-z0-9:._-]", "?").substring(0, Math.min(text.length(), 100));
    }

    /// Checks an assertion, and reads its user.
    ///
    /// @param assertion verified
    /// @throws SamlRefused if a rule is broken
    SamlUser check(Element response, Element assertion) {
        SamlDocument.checkVersion(assertion);
        String id = SamlXml.attribute(assertion, "ID");
        if (id == null || id.isEmpty() || id.length() > MAX_ID) {
            throw new SamlRefused("the assertion has no id");
        }
        checkIssuer(SamlXml.required(assertion, ASSERTION, "Issuer"));
        checkIssued(assertion);
        checkConditions(SamlXml.required(assertion, ASSERTION, "Conditions"));
        checkStatement(assertion);
        Element subject = SamlXml.required(assertion, ASSERTION, "Subject");
        Element confirmation = confirmation(subject);
        Instant end = time(confirmation, NOT_ON_OR_AFTER);
        if (end == null || end.isAfter(now.plus(MAX_VALIDITY))) {
            throw new SamlRefused("the assertion is not limited to 24 hours");
        }
        String requestId = SamlXml.attribute(confirmation, "InResponseTo");
        String ofResponse = SamlXml.attribute(response, "InResponseTo");
        if (requestId == null ? ofResponse != null : !requestId.equals(ofResponse)) {
            throw new SamlRefused("the response and the assertion do not answer the same request");
        }
        if (requestId == null && !provider.idpInitiated()) {
            throw new SamlRefused(
                    "the response does not answer a request, and the provider is not allowed to send such");
        }
        return new SamlUser(
                id,
                end.plus(SKEW),
                requestId,
                userId(assertion, SamlXml.child(subject, ASSERTION, NAME_ID)),
                groups(assertion));
    }

    private void checkIssuer(Element issuer) {
        if (!SamlXml.text(issuer).strip().equals(provider.issuer())) {
            throw new SamlRefused("the Issuer is not that of the provider");
        }
    }

    private void checkIssued(Element assertion) {
        Instant issued = time(assertion, "IssueInstant");
        if (issued == null || issued.isAfter(now.plus(SKEW))) {
            throw new SamlRefused("the IssueInstant is missing or in the future");
        }
        if (issued.isBefore(earliest)) {
            throw new SamlRefused("the assertion was issued before the server started");
        }
    }

    private void checkConditions(Element conditions) {
        for (Node node = conditions.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element condition && !CONDITIONS.contains(condition.getLocalName())) {
                throw new SamlRefused("the assertion has a condition that is not known");
            }
        }
        checkTimes(conditions);
        List<Element> restrictions = SamlXml.children(conditions, ASSERTION, "AudienceRestriction");
        if (restrictions.isEmpty() || !restrictions.stream().allMatch(this::isForUs)) {
            throw new SamlRefused("the Audience is not the entity id of the record (clientId)");
        }
    }

    private boolean isForUs(Element restriction) {
        return SamlXml.children(restriction, ASSERTION, "Audience").stream()
                .anyMatch(audience -> SamlXml.text(audience).strip().equals(provider.entityId()));
    }

    private void checkTimes(Element element) {
        Instant from = time(element, "NotBefore");
        if (from != null && from.isAfter(now.plus(SKEW))) {
            throw new SamlRefused("the assertion is not valid yet (NotBefore)");
        }
        Instant end = time(element, NOT_ON_OR_AFTER);
        if (end != null && !end.isAfter(now.minus(SKEW))) {
            throw new SamlRefused("the assertion has expired (NotOnOrAfter)");
        }
    }

    /// Says that the user has signed in, which an assertion of attributes does not.
    private void checkStatement(Element assertion) {
        List<Element> statements = SamlXml.children(assertion, ASSERTION, "AuthnStatement");
        if (statements.isEmpty()) {
            throw new SamlRefused("the assertion does not say that the user signed in (AuthnStatement)");
        }
        Instant end = time(statements.getFirst(), "SessionNotOnOrAfter");
        if (end != null && !end.isAfter(now.minus(SKEW))) {
            throw new SamlRefused("the session at the provider has ended (SessionNotOnOrAfter)");
        }
    }

    /// The data of the confirmation by which the holder of the response may use it here.
    private Element confirmation(Element subject) {
        SamlRefused first = null;
        for (Element confirmation : SamlXml.children(subject, ASSERTION, "SubjectConfirmation")) {
            if (BEARER.equals(SamlXml.attribute(confirmation, "Method"))) {
                try {
                    Element data = SamlXml.required(confirmation, ASSERTION, "SubjectConfirmationData");
                    if (!consumerUrl.equals(SamlXml.attribute(data, "Recipient"))) {
                        throw new SamlRefused("the Recipient is not the address of this server");
                    }
                    checkTimes(data);
                    return data;
                } catch (SamlRefused refused) {
                    first = first == null ? refused : first;
                }
            }
        }
        throw first == null ? new SamlRefused("the assertion has no confirmation of a bearer") : first;
    }

    private String userId(Element assertion, @Nullable Element nameId) {
        String attribute = provider.userIdAttribute();
        if (attribute != null) {
            List<String> values = values(assertion, attribute);
            if (values.size() != 1) {
                throw new SamlRefused("the assertion does not have exactly one value of the attribute of user ids");
            }
            return values.getFirst();
        }
        if (nameId == null) {
            throw new SamlRefused("the assertion has no NameID that can be read");
        }
        if (TRANSIENT.equals(SamlXml.attribute(nameId, "Format"))) {
            throw new SamlRefused("the NameID is transient: it is another one at each sign-in");
        }
        return SamlXml.text(nameId);
    }

    private List<String> groups(Element assertion) {
        String attribute = provider.groupsAttribute();
        return attribute == null ? List.of() : values(assertion, attribute);
    }

    private static List<String> values(Element assertion, String attribute) {
        List<String> values = new ArrayList<>();
        for (Element statement : SamlXml.children(assertion, ASSERTION, "AttributeStatement")) {
            for (Element one : SamlXml.children(statement, ASSERTION, "Attribute")) {
                if (attribute.equals(SamlXml.attribute(one, "Name"))) {
                    SamlXml.children(one, ASSERTION, "AttributeValue")
                            .forEach(value -> values.add(SamlXml.text(value)));
                }
            }
        }
        return values;
    }

    private static @Nullable Instant time(Element element, String name) {
        String text = SamlXml.attribute(element, name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new SamlRefused(name + " is not a time");
        }
    }
}
