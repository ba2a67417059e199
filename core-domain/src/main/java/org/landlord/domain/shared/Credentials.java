package org.landlord.domain.shared;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Detects references that contain a credential, by its position and not by the prefix of a token as
/// [SecretValues] does. Each pattern runs in linear time.
final class Credentials {

    private static final String NO_PLACEHOLDER = "(?!" + SecretValues.PLACEHOLDER + ")";

    /// A value that is a reference itself: `password=env:DB_PASSWORD`.
    private static final String NO_REFERENCE = "(?!(?i:env|vault|arn|op|kms|file):)";

    /// A name and a value: `Password=…`, `"password": "…"`, `X-Vault-Token: …`. White space or a quote must
    /// follow a colon; otherwise it separates the names of a path (`arn:…:secret:password`).
    private static final Pattern NAMED = Pattern.compile("(?<![A-Za-z0-9_./:-])(?<name>[A-Za-z0-9_.-]{1,80}+)"
            + "[\"']?\\s{0,4}+(?:=|:(?=[\\s\"']))\\s{0,4}+[\"']?" + NO_PLACEHOLDER + NO_REFERENCE + "[^&#;,\\s\"']");

    /// The ends of names that only secrets have, without separators: `DB_PASSWORD`.
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?:password|passwd|passphrase|pwd|accountkey|accesskey|sharedsecret|clientsecret"
                    + "|accesssignature|apikey|accesstoken|authtoken|idtoken|refreshtoken|vaulttoken|securitytoken"
                    + "|amzsignature|googsignature|authorization)$");

    /// Names that identify a secret in the path of a vault, but carry a value in the query of a URL.
    private static final Pattern NAME_IN_URL = Pattern.compile("token|sig|signature");

    /// A reference without a host, whose `?` starts no URL query: `vault:kv/deploy?token=…`. A host and a
    /// port do not match.
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!//|[0-9])");

    /// Schemes whose addresses contain an at sign without a password before it.
    private static final String PEOPLE = "(?!(?i:mailto|acct|sips?|xmpp|im|ssh|git|urn|arn|env):)";

    private static final String HOST = "(?:localhost\\b|\\[|[0-9]{1,3}(?:[.][0-9]{1,3}){3}+|[A-Za-z0-9-]{1,63}"
            + "(?:[.][A-Za-z0-9-]{1,63}){0,10}+(?:(?<=[.][A-Za-z]{2,63})(?![A-Za-z0-9-])|/|:[0-9]))";

    /// `user:password@host` without a scheme. `image:tag@sha256:…` does not match.
    private static final Pattern BEFORE_HOST = Pattern.compile(
            PEOPLE + "[^/?#@:\\s]{1,256}+:" + NO_PLACEHOLDER + "[^/?#@:\\s]{1,256}+@(?!sha[0-9]{1,3}:)" + HOST);

    /// `scott/tiger@…`, the notation of Oracle's drivers and tools.
    private static final Pattern OF_ORACLE = Pattern.compile("(?:jdbc:oracle:[A-Za-z0-9]{1,32}+:[^/@:\\s]{1,256}+/"
            + NO_PLACEHOLDER + "[^@\\s]{1,256}+@|[^/@:\\s]{1,256}+/" + NO_PLACEHOLDER + "[^/@\\s]{1,256}+@//)");

    private Credentials() {}

    /// True if `text` contains a password or a token.
    static boolean foundIn(String text) {
        return BEFORE_HOST.matcher(text).lookingAt() || OF_ORACLE.matcher(text).lookingAt() || foundByName(text);
    }

    private static boolean foundByName(String text) {
        boolean opaque = OPAQUE.matcher(text).lookingAt() && !text.contains("://");
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String name = named.group("name").toLowerCase(Locale.ROOT);
            boolean inOpaque = opaque && named.start() > 0 && "?&#".indexOf(text.charAt(named.start() - 1)) >= 0;
            if (SECRET_NAME.matcher(name.replaceAll("[_.-]", "")).find()
                    || !inOpaque && NAME_IN_URL.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }
}
