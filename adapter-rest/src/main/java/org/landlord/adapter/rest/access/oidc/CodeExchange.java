package org.landlord.adapter.rest.access.oidc;

/// A code to be exchanged.
///
/// @param code of the authorization endpoint
/// @param redirectUri as in the request for the code
/// @param verifier of PKCE
public record CodeExchange(String code, String redirectUri, String clientId, String verifier) {

    /// The code and the verifier are credentials.
    @Override
    public String toString() {
        return "CodeExchange[clientId=" + clientId + "]";
    }
}
