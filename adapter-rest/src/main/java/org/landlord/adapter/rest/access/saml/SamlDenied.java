package org.landlord.adapter.rest.access.saml;

/// The provider answers that the user is not signed in, for example after a click on "cancel".
final class SamlDenied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param reason a clause without a full stop
    SamlDenied(String reason) {
        super(reason, null, false, false);
    }
}
