package org.landlord.domain.shared;

import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;

/// Says where something lives: a URL, a URN, an ARN, a path in a vault. Never the thing itself.
///
/// @param value 1 to 2048 characters after trimming, of those that can be seen, not looking like a secret's value
public record Reference(String value) {

    /// The most characters it may have.
    public static final int MAX_LENGTH = 2048;

    private static final String CREDENTIALS = "must not have a user, a password or a token in it";

    /// The authority of a URL ends with the first slash, question mark or number sign (RFC 3986, section 3.2).
    private static final Pattern USER_INFO = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*@");

    private static final Pattern WEB = Pattern.compile("(?:https?:)?//", Pattern.CASE_INSENSITIVE);

    /// @throws InvalidInput if the text breaks a rule or looks like a secret's value
    public Reference {
        // Before the rules of text: a PEM key has line breaks, and "no control characters" would hide the real fault.
        SecretValues.refuse(value);
        value = Text.checkToTheLetter(value, MAX_LENGTH);
    }

    /// True if it is a URL that says as whom to come in, perhaps with a password: `https://user:password@host/`.
    public boolean hasUserInfo() {
        return USER_INFO.matcher(value).lookingAt();
    }

    /// True if it lets in whoever reads it: a URL that says as whom to come in on the web, which is where
    /// people put tokens too; a credential in a query, or in a connection string (`Server=h;Password=…`); a
    /// user and a password before a host. It does not where users are no secrets: an address of SSH for
    /// `git`, say.
    public boolean hasCredentials() {
        return WEB.matcher(value).lookingAt() && hasUserInfo() || Credentials.areIn(value);
    }

    /// For where it is shown to all who may read what it belongs to.
    ///
    /// @return this
    /// @throws InvalidInput if it lets in whoever reads it
    public Reference requireNoCredentials() {
        if (hasCredentials()) {
            throw new InvalidInput(CREDENTIALS);
        }
        return this;
    }

    /// The same for the address of a provider, where nobody comes in by a name.
    ///
    /// @return this
    /// @throws InvalidInput if it lets in whoever reads it, or says as whom to come in
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
