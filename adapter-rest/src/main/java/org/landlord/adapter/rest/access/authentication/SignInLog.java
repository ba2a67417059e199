package org.landlord.adapter.rest.access.authentication;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.oidc.UnverifiedJwt;
import org.landlord.domain.access.Origin;
import org.landlord.domain.shared.SecretValues;
import org.landlord.port.in.access.TrustedIssuer;

/// Tells whoever runs the server why people do not get in: a line in the log for each token that is refused, with the
/// id of the request, and never the token. The one who sent it is told nothing: they may have made it up.
///
/// A flood of tokens does not fill the log: beyond [so many lines a minute][#LINES] they are counted.
@Singleton
class SignInLog {

    private static final Logger LOG = Logger.getLogger("landlord.sign-in");

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /// In a minute, of each kind.
    static final int LINES = 60;

    /// What a token says of itself may be as long as a header.
    private static final int MAX_LENGTH = 200;

    private final Consumer<String> out;
    private final LongSupplier nanos;
    private final Set<String> toldOfGroups = new HashSet<>();
    private long since;
    private int lines;

    /// How many lines were left out in this minute, and in those before, as far as that was not told.
    private int left;

    private int leftBefore;

    @Inject
    SignInLog() {
        this(LOG::info, System::nanoTime);
    }

    /// @param out takes lines
    /// @param nanos a clock for spans of time
    SignInLog(Consumer<String> out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /// A token was refused.
    ///
    /// @param why a part of a sentence
    /// @param token what was sent, if it has the shape of one
    /// @param trusted who was to vouch, if anybody
    void refused(String why, @Nullable UnverifiedJwt token, @Nullable TrustedIssuer trusted, Origin origin) {
        StringBuilder line = new StringBuilder("a token was refused: ").append(why);
        if (token != null) {
            line.append("; issuer ").append(shown(token.issuer()));
            line.append(", audience ").append(shown(String.join(" ", token.audiences())));
        }
        if (trusted != null) {
            line.append("; identity provider ").append(trusted.providerId());
            line.append(" of organization ").append(trusted.orgId());
        }
        tell(line.append(from(origin)).toString());
    }

    /// Somebody came in whose groups are too many for a token: their provider names a place to ask instead, which
    /// Landlord does not. Once a minute for each provider.
    void tooManyGroups(TrustedIssuer trusted, Origin origin) {
        String provider = trusted.orgId() + " " + trusted.providerId();
        if (isNews(provider)) {
            out.accept("a token does not list its groups, for there are too many of them (group overage): no team"
                    + " comes of groups; identity provider " + trusted.providerId() + " of organization "
                    + trusted.orgId() + from(origin));
        }
    }

    private synchronized boolean isNews(String provider) {
        begin();
        return toldOfGroups.size() < LINES && toldOfGroups.add(provider);
    }

    private void tell(String line) {
        int untold;
        synchronized (this) {
            begin();
            if (lines >= LINES) {
                left++;
                return;
            }
            lines++;
            untold = leftBefore;
            leftBefore = 0;
        }
        if (untold > 0) {
            out.accept(untold + " more tokens were refused before, too many for a line each");
        }
        out.accept(line);
    }

    /// Begins another minute, if the last one is over.
    private void begin() {
        long now = nanos.getAsLong();
        if (now - since >= MINUTE) {
            since = now;
            lines = 0;
            leftBefore += left;
            left = 0;
            toldOfGroups.clear();
        }
    }

    private static String from(Origin origin) {
        StringBuilder text = new StringBuilder();
        if (origin.address() != null) {
            text.append("; from ").append(origin.address());
        }
        if (origin.requestId() != null) {
            text.append("; request ").append(origin.requestId());
        }
        return text.toString();
    }

    /// Anybody may have written it.
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        SecretValues.redact(text)
                .codePoints()
                .limit(MAX_LENGTH)
                .forEach(c -> shown.appendCodePoint(c >= ' ' && c < 0x7f ? c : '?'));
        return shown.isEmpty() ? "(none)" : shown.toString();
    }
}
