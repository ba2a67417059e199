package org.landlord.adapter.rest.access.signin;

import java.util.Optional;
import java.util.stream.Stream;

/// A sign-in that is not completed.
public final class SignInRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    /// The reasons that the sign-in page can tell.
    public enum Code {
        /// There is no such organization or domain, or it has no identity provider to sign in with.
        UNKNOWN("unknown"),
        /// Several identity providers match: the user must name one, or the organization.
        AMBIGUOUS("ambiguous"),
        /// The identity provider cannot be reached, or its record lacks a client id.
        UNAVAILABLE("unavailable"),
        /// The identity provider did not sign the user in, such as after a click on "cancel".
        DENIED("denied"),
        /// The sign-in was begun too long ago, in another browser, or was completed before.
        EXPIRED("expired"),
        /// The response of the identity provider is not valid.
        INVALID("invalid"),
        /// The user has no access to the organization.
        NO_ACCESS("no-access");

        private final String label;

        Code(String label) {
            this.label = label;
        }

        /// The reason with a label; empty if none has it.
        public static Optional<Code> of(String label) {
            return Stream.of(values()).filter(code -> code.label.equals(label)).findFirst();
        }

        /// The value of the parameter `error` of the sign-in page.
        public String label() {
            return label;
        }
    }

    /// @param why the reason, for the log
    public SignInRefused(Code code, String why) {
        super(why);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
