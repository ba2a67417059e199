package org.landlord.adapter.system;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.port.in.identity.CertificateReport;
import org.landlord.port.in.identity.IdentityMaintenance;
import org.landlord.port.in.identity.IdentityProviderView;

/// Checks the certificates of identity providers at the start and periodically, in applications with an
/// [IdentityMaintenance] bean. Logs a warning when one expires in 30, 7 or 1 days and when it has expired, and
/// fires the [CertificateReport] as an event.
@Singleton
class CertificateWatch {

    private static final System.Logger LOG = System.getLogger(CertificateWatch.class.getName());

    /// Stops first, while the beans that it uses are still running.
    private static final int FIRST = 1;

    private final @Nullable IdentityMaintenance maintenance;
    private final Consumer<CertificateReport> reports;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-certificates").daemon().factory());

    /// @param pause between two checks
    @Inject
    CertificateWatch(
            Instance<IdentityMaintenance> maintenance,
            Event<CertificateReport> reports,
            @ConfigProperty(name = "landlord.certificate-check-pause") Duration pause) {
        this(maintenance.isResolvable() ? maintenance.get() : null, reports::fire, pause);
    }

    CertificateWatch(@Nullable IdentityMaintenance maintenance, Consumer<CertificateReport> reports, Duration pause) {
        this.maintenance = maintenance;
        this.reports = reports;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        IdentityMaintenance certificates = maintenance;
        if (certificates != null) {
            thread.scheduleWithFixedDelay(() -> attempt(certificates), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Logs failures and goes on. Catches errors too: the executor would silently cancel the repetition.
    private void attempt(IdentityMaintenance certificates) {
        try {
            check(certificates);
        } catch (Throwable thrown) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The check of certificates of identity providers failed; it will be retried",
                    thrown);
        }
    }

    void check(IdentityMaintenance certificates) {
        CertificateReport report = certificates.checkCertificates();
        report.warnings().forEach(CertificateWatch::warn);
        if (report.furtherWarnings() > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} further certificates of identity providers expire soon or have expired: landlord idp list"
                            + " --all-orgs --certificate-expires-in 30d",
                    String.valueOf(report.furtherWarnings()));
        }
        reports.accept(report);
    }

    private static void warn(IdentityProviderView view) {
        ProviderCertificate certificate = view.certificate();
        if (certificate != null) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Identity provider {0} of organization {1}: {2}",
                    view.provider().providerId(),
                    view.provider().orgId(),
                    String.valueOf(certificate.detail()));
        }
    }

    /// Before the database is closed.
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        thread.shutdownNow();
        var _ = thread.awaitTermination(10, TimeUnit.SECONDS);
    }
}
