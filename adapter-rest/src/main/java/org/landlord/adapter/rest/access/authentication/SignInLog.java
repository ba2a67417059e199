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

/// Logs the reason for each refused token and sign-in, with the request id and without the token. The client does
/// not receive the reason: it may be an attacker.
///
/// At most [this many lines per minute][#LINES] are logged; more refusals are counted.
@Singleton
public class SignInLog {

    private static final Logger LOG = Logger.getLogger("landlord.sign-in");

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /// Per minute and kind.
    static final int LINES = 60;

    /// Claims of an unverified token may be as long as a header.
    private static final int MAX_LENGTH = 200;

    private final Consumer<String> out;
    private final LongSupplier nanos;
    private final Set<String> toldOfGroups = new HashSet<>();
    private long since;
    private int lines;

    /// Lines omitted since the last line that reported omissions.
    private int left;

    private int leftBefore;

    @Inject
    SignInLog() {
        this(LOG::info, System::nanoTime);
    }

    /// @param out receives the lines
    /// @param nanos a monotonic clock
    SignInLog(Consumer<String> out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /// Logs a refusal.
    ///
    /// @param why the reason
    /// @param token the token; null if it is not a JWT
    /// @param trusted the provider; null if none is configured
    void refused(String why, @Nullable UnverifiedJwt token, @Nullable TrustedIssuer trusted, Origin origin) {
        StringBuilder line = new StringBuilder("token rejected: ").append(why);
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

    /// Logs a sign-in with a browser that was refused.
    ///
    /// @param why the reason
    public void refusedSignIn(String why, Origin origin) {
        tell("sign-in refused: " + shown(why) + from(origin));
    }

    /// Logs a token whose groups do not fit into it (group overage): the provider refers to an API instead, which
    /// Landlord does not call. Once a minute per provider.
    void tooManyGroups(TrustedIssuer trusted, Origin origin) {
        String provider = trusted.orgId() + " " + trusted.providerId();
        if (isNews(provider)) {
            out.accept("token without the groups of the user, who has too many (group overage): team memberships from"
                    + " groups are missing; identity provider " + trusted.providerId() + " of organization "
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
            out.accept(untold + " more tokens and sign-ins were rejected; at most " + LINES
                    + " lines per minute are logged");
        }
        out.accept(line);
    }

    /// Starts a new minute if the last one is over.
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

    /// Unverified text.
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        SecretValues.redact(text)
                .codePoints()
                .limit(MAX_LENGTH)
                .forEach(c -> shown.appendCodePoint(c >= ' ' && c < 0x7f ? c : '?'));
        return shown.isEmpty() ? "(none)" : shown.toString();
    }
}
