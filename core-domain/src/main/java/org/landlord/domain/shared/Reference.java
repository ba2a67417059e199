package org.landlord.domain.shared;

import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;

/// The location of something: a URL, a URN, an ARN, a path in a vault. Never the value itself.
///
/// @param value 1 to 2048 characters without a secret: see [Text#checkVerbatim]
public record Reference(String value) {

    public static final int MAX_LENGTH = 2048;

    private static final String CREDENTIALS = "must not contain a user name, a password or a token";

    /// The authority of a URL ends with the first slash, question mark or number sign (RFC 3986, section 3.2).
    private static final Pattern USER_INFO = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*@");

    private static final Pattern WEB = Pattern.compile("(?:https?:)?//", Pattern.CASE_INSENSITIVE);

    /// @throws InvalidInput if the text breaks a rule or contains a secret
    public Reference {
        // Before the rules of texts: a PEM key has line breaks, and the rule on control characters would hide the
        // cause.
        SecretValues.refuse(value);
        value = Text.checkVerbatim(value, MAX_LENGTH);
    }

    /// True if it is a URL with a user name, with or without a password: `https://user:password@host/`.
    public boolean hasUserInfo() {
        return USER_INFO.matcher(value).lookingAt();
    }

    /// True if it contains a credential: a web URL with a user name, which may be a token; a credential in
    /// a query or in a connection string (`Server=h;Password=…`); a user name and a password before a host.
    /// User names that are no secrets do not count, as in the SSH address of a Git repository.
    public boolean hasCredentials() {
        return WEB.matcher(value).lookingAt() && hasUserInfo() || Credentials.foundIn(value);
    }

    /// For references that every reader of the resource can see.
    ///
    /// @return this
    /// @throws InvalidInput if it contains a credential
    public Reference requireNoCredentials() {
        if (hasCredentials()) {
            throw new InvalidInput(CREDENTIALS);
        }
        return this;
    }

    /// For addresses of identity providers, which need no user name.
    ///
    /// @return this
    /// @throws InvalidInput if it contains a credential or a user name
    public Reference requireNoUser() {
        if (hasUserInfo()) {
            throw new InvalidInput(CREDENTIALS);
        }
        return requireNoCredentials();
    }

    @Override
    public String toString() {
        return value;
    }
}
