package org.landlord.domain.shared;

import java.util.List;
import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;

/// Knows what the values of secrets look like, so that one pasted into the wrong field is refused and not stored,
/// logged and exported.
public final class SecretValues {

    /// What stands where a secret stood.
    private static final String HIDDEN = "…";

    /// What every API key of ours begins with.
    private static final String KEY_PREFIX = "landlord_key_";

    private static final String SCHEME_END = "://";

    /// What people write where a secret is to be put in, or was taken out.
    static final String PLACEHOLDER =
            "(?:[*.…]+|[xX]{3,})(?:[@&#;,\\s\"']|$)|%[A-Za-z_]{2,64}%(?:[@&#;,\\s]|$)|#?[{]|\\$|<|%24|%7B|%3C";

    /// @param mark what every one of them has in it: to look for it costs next to nothing, and most texts are asked
    ///     on the way of a request
    private record Kind(String name, String mark, Pattern pattern) {

        boolean isIn(String text) {
            return text.contains(mark) && pattern.matcher(text).find();
        }
    }

    /// The prefixes their issuers gave them for exactly this purpose. Each pattern runs in linear time.
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

    /// True if `text` contains what looks like a secret's value.
    public static boolean areIn(String text) {
        for (Kind kind : KINDS) {
            if (kind.isIn(text)) {
                return true;
            }
        }
        return false;
    }

    /// A text as it may be logged or repeated: with `…` where something looks like a secret's value.
    public static String hidden(String text) {
        String hidden = text;
        for (Kind kind : KINDS) {
            if (kind.isIn(hidden)) {
                hidden = kind.pattern().matcher(hidden).replaceAll(HIDDEN);
            }
        }
        return hidden;
    }

    /// For every id and every text there is: whoever has pasted one of our own keys into it must not find it
    /// again in a list, in the audit log or in the database file.
    ///
    /// @throws InvalidInput if `text` contains what looks like an API key
    static void refuseKeys(String text) {
        // Several ids are checked for every usage event: patterns are for the few that need one.
        if (text.contains(KEY_PREFIX)) {
            refuse(text);
        }
    }

    /// @throws InvalidInput if `text` contains what looks like a secret's value; the message names the kind only
    static void refuse(String text) {
        if (AsStored.isRead()) {
            return;
        }
        for (Kind kind : KINDS) {
            if (kind.isIn(text)) {
                throw new InvalidInput("must not contain a secret, and this looks like " + kind.name());
            }
        }
    }
}
