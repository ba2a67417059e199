package org.landlord.adapter.client.diagnostics;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.adapter.client.shared.ServerResponse;
import org.landlord.domain.diagnostics.CertificateRules;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.ClockRules;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.domain.failure.Failure;
import org.landlord.port.in.diagnostics.Diagnostics;

/// Checks a server from outside, by one response: whether it accepts the token, its clock, and its
/// certificate. The other checks need its files.
public final class RemoteDiagnostics implements Diagnostics {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    private static final Set<Check> ON_ITS_MACHINE = EnumSet.of(
            Check.DATABASE,
            Check.SCHEMA,
            Check.INTEGRITY,
            Check.FOREIGN_KEYS,
            Check.PERMISSIONS,
            Check.BACKUPS,
            Check.DISK,
            Check.LOG,
            Check.SETTINGS,
            Check.ROWS);

    private final HttpTransport transport;
    private final InstantSource clock;

    /// @param clock of this machine
    public RemoteDiagnostics(HttpTransport transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public Report run(Request request) {
        List<CheckResult> results = new ArrayList<>();
        boolean isUsable = probe(results);
        for (Check check : ON_ITS_MACHINE) {
            results.add(CheckResult.skipped(
                    check, "not available from a server: run landlord doctor --db on the machine of the server"));
        }
        return new Report(results, isUsable);
    }

    /// @return true if the server accepts the token
    private boolean probe(List<CheckResult> results) {
        try {
            Instant before = clock.instant();
            ServerResponse response = transport.probe(ApiCall.get("whoami"));
            Instant after = clock.instant();
            CheckResult server = checkServer(response.status());
            results.add(server);
            results.add(checkClock(response, before, after));
            results.add(checkCertificates(response, after));
            return server.outcome() == Outcome.OK;
        } catch (Failure unavailable) {
            results.add(CheckResult.problem(
                    Check.SERVER,
                    unavailable.getMessage(),
                    "check the address, then the server and its log on its machine"));
            results.add(CheckResult.skipped(Check.CLOCK, "the server did not respond"));
            results.add(CheckResult.skipped(Check.CERTIFICATES, "the server did not respond"));
            return false;
        }
    }

    private CheckResult checkServer(int status) {
        String base = transport.base();
        return switch (status) {
            case OK -> CheckResult.ok(Check.SERVER, base + " responds and accepts the token");
            case UNAUTHORIZED ->
                CheckResult.problem(
                        Check.SERVER,
                        base + " responds, but rejects the token or the lack of one",
                        "landlord login --server " + base);
            case UNAVAILABLE ->
                CheckResult.problem(
                        Check.SERVER,
                        base + " responds, but is not available (status 503)",
                        "check its log, and run landlord doctor --db on its machine");
            default ->
                CheckResult.problem(
                        Check.SERVER,
                        base + " responds with the unexpected status " + status,
                        "check the address of the server");
        };
    }

    /// `Date` has whole seconds, so the server's clock showed a time in the second that begins there.
    private static CheckResult checkClock(ServerResponse response, Instant before, Instant after) {
        Instant date = response.date();
        if (date == null) {
            return CheckResult.skipped(Check.CLOCK, "the response of the server has no date");
        }
        Duration ahead = Duration.between(after, date);
        Duration behind = Duration.between(before, date.plusSeconds(1));
        Duration difference = ahead.isPositive() ? ahead : behind.isNegative() ? behind : Duration.ZERO;
        return ClockRules.checkDifference(difference);
    }

    private static CheckResult checkCertificates(ServerResponse response, Instant now) {
        if (response.certificates().isEmpty()) {
            return CheckResult.skipped(Check.CERTIFICATES, "the connection does not use TLS");
        }
        X509Certificate certificate = response.certificates().getFirst();
        return CertificateRules.check(
                "the certificate of the server ("
                        + certificate.getSubjectX500Principal().getName() + ")",
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                now);
    }
}
