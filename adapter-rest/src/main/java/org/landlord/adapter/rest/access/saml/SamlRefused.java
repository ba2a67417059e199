package org.landlord.adapter.rest.access.saml;

/// A response of a SAML provider that is not accepted. The reason is for the log; the browser does not learn it.
final class SamlRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /// @param reason a clause without a full stop, and without text of the response that is not escaped
    SamlRefused(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
