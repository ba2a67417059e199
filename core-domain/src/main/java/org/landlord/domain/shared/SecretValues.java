package org.landlord.domain.shared;

import java.util.List;
import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;

/// Detects values of secrets, so that a secret in the wrong field is refused and not stored, logged or
/// exported.
public final class SecretValues {

    private static final String HIDDEN = "…";

    /// The prefix of every API key of Landlord.
    private static final String KEY_PREFIX = "landlord_key_";

    private static final String SCHEME_END = "://";

    /// Placeholders for a secret that is to be inserted or was removed.
    static final String PLACEHOLDER =
            "(?:[*.…]+|[xX]{3,})(?:[@&#;,\\s\"']|$)|%[A-Za-z_]{2,64}%(?:[@&#;,\\s]|$)|#?[{]|\\$|<|%24|%7B|%3C";

    /// @param mark a substring of every such secret: a cheap check before the pattern, because requests
    ///     check most texts
    private record Kind(String name, String mark, Pattern pattern) {

        boolean isIn(String text) {
            return text.contains(mark) && pattern.matcher(text).find();
        }
    }

    /// By the prefixes that the issuers chose for detection. Each pattern runs in linear time.
    private static final List<Kind> KINDS = List.of(
            new Kind("a PEM private key", "-----BEGIN ", Pattern.compile("-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY")),
            new Kind("an AWS access key id", "AKIA", Pattern.compile("(?<![A-Za-z0-9])AKIA[0-9A-Z]{8,}")),
            new Kind("a GitHub token", "ghp_", Pattern.compile("(?<![A-Za-z0-9])ghp_[A-Za-z0-9]{4,}")),
            new Kind("a Stripe secret key", "sk_live_", Pattern.compile("(?<![A-Za-z0-9])sk_live_[A-Za-z0-9]{4,}")),
            new Kind("a Slack token", "xox", Pattern.compile("(?<![A-Za-z0-9])xox[a-z]-[A-Za-z0-9-]{4,}")),
            new Kind(
                    "a Landlord API key",
                    KEY_PREFIX,
                    Pattern.compile("(?<![A-Za-z0-9])landlord_key_[0-9a-z]{26}_[A-Za-z0-9]{4,}")),
            new Kind(
                    "a JSON web token",
                    "eyJ",
                    Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{4,}+\\.[A-Za-z0-9_-]{4,}+\\.[A-Za-z0-9_-]*")),
            new Kind(
                    "a URL with a password",
                    SCHEME_END,
                    Pattern.compile("://[^/?#@:\\s\"]{0,256}:(?!" + PLACEHOLDER + ")[^/?#@\\s\"]{1,256}@")));

    private SecretValues() {}

    /// True if `text` contains a value that looks like a secret.
    public static boolean containsSecret(String text) {
        for (Kind kind : KINDS) {
            if (kind.isIn(text)) {
                return true;
            }
        }
        return false;
    }

    /// The text with `…` in place of everything that looks like a secret, for logs and messages.
    public static String redact(String text) {
        String hidden = text;
        for (Kind kind : KINDS) {
            if (kind.isIn(hidden)) {
                hidden = kind.pattern().matcher(hidden).replaceAll(HIDDEN);
            }
        }
        return hidden;
    }

    /// For all ids and texts: an API key of Landlord in a wrong field must not reach a list, the audit log
    /// or the database file.
    ///
    /// @throws InvalidInput if `text` contains an API key of Landlord
    static void refuseKeys(String text) {
        // Several ids are checked for every usage event, so patterns run only on a match of the prefix.
        if (text.contains(KEY_PREFIX)) {
            refuse(text);
        }
    }

    /// @throws InvalidInput if `text` contains a value that looks like a secret; the message names its kind
    ///     only
    static void refuse(String text) {
        if (AsStored.isRead()) {
            return;
        }
        for (Kind kind : KINDS) {
            if (kind.isIn(text)) {
                throw new InvalidInput("must not contain a secret: this looks like " + kind.name());
            }
        }
    }
}
