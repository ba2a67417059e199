package org.landlord.domain.shared;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows references that have in them what they should only point at: not by the prefix of a token, as
/// [SecretValues] does, but by where the value stands. Each pattern runs in linear time.
final class Credentials {

    private static final String NO_PLACEHOLDER = "(?!" + SecretValues.PLACEHOLDER + ")";

    /// What a value may point at in its turn: `password=env:DB_PASSWORD`.
    private static final String NO_REFERENCE = "(?!(?i:env|vault|arn|op|kms|file):)";

    /// A value with its name: `Password=…`, `"password": "…"`, `X-Vault-Token: …`. A colon must have white
    /// space or a quote behind it: without, it parts the names of a path (`arn:…:secret:password`).
    private static final Pattern NAMED = Pattern.compile("(?<![A-Za-z0-9_./:-])(?<name>[A-Za-z0-9_.-]{1,80}+)"
            + "[\"']?\\s{0,4}+(?:=|:(?=[\\s\"']))\\s{0,4}+[\"']?" + NO_PLACEHOLDER + NO_REFERENCE + "[^&#;,\\s\"']");

    /// The names of values that nobody but a secret has, without what parts their words, as they end:
    /// `DB_PASSWORD`.
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?:password|passwd|passphrase|pwd|accountkey|accesskey|sharedsecret|clientsecret"
                    + "|accesssignature|apikey|accesstoken|authtoken|idtoken|refreshtoken|vaulttoken|securitytoken"
                    + "|amzsignature|googsignature|authorization)$");

    /// Names that in a path of a vault may as well say which secret is meant. In the query of a URL they do
    /// not.
    private static final Pattern NAME_IN_URL = Pattern.compile("token|sig|signature");

    /// What is no address of a host, and so no query of one: `vault:kv/deploy?token=…`. A host and a port are
    /// none.
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!//|[0-9])");

    /// Schemes whose addresses have an at sign that no password stands before.
    private static final String PEOPLE = "(?!(?i:mailto|acct|sips?|xmpp|im|ssh|git|urn|arn|env):)";

    private static final String HOST = "(?:localhost\\b|\\[|[0-9]{1,3}(?:[.][0-9]{1,3}){3}+|[A-Za-z0-9-]{1,63}"
            + "(?:[.][A-Za-z0-9-]{1,63}){0,10}+(?:(?<=[.][A-Za-z]{2,63})(?![A-Za-z0-9-])|/|:[0-9]))";

    /// `user:password@host`, without a scheme before it. `image:tag@sha256:…` is none.
    private static final Pattern BEFORE_HOST = Pattern.compile(
            PEOPLE + "[^/?#@:\\s]{1,256}+:" + NO_PLACEHOLDER + "[^/?#@:\\s]{1,256}+@(?!sha[0-9]{1,3}:)" + HOST);

    /// `scott/tiger@…`, as Oracle's drivers and tools take it.
    private static final Pattern OF_ORACLE = Pattern.compile("(?:jdbc:oracle:[A-Za-z0-9]{1,32}+:[^/@:\\s]{1,256}+/"
            + NO_PLACEHOLDER + "[^@\\s]{1,256}+@|[^/@:\\s]{1,256}+/" + NO_PLACEHOLDER + "[^/@\\s]{1,256}+@//)");

    private Credentials() {}

    /// True if whoever reads `text` has a password or a token.
    static boolean areIn(String text) {
        return BEFORE_HOST.matcher(text).lookingAt() || OF_ORACLE.matcher(text).lookingAt() || areNamedIn(text);
    }

    private static boolean areNamedIn(String text) {
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
