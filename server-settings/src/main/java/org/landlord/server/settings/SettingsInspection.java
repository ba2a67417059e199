package org.landlord.server.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.landlord.domain.diagnostics.CertificateRules;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.port.out.Clock;
import org.landlord.port.out.diagnostics.Inspection;

/// Checks the settings as the start of a server does, and the certificates that they name. Does not check
/// whether ports are free: a running server uses them.
public final class SettingsInspection implements Inspection {

    private static final String PREFIX = "LANDLORD_";

    /// Variables with certificates, to which identity providers refer.
    private static final String CERTIFICATES = PREFIX + "IDP_CERTIFICATE_";

    /// Variables with tokens, to which workflow gateways refer.
    private static final String TOKENS = TokenReference.VARIABLE_PREFIX;

    private static final String DOCUMENTATION = "docs/operations.md lists the settings and their values";

    private final Map<String, String> environment;
    private final List<Setting> settings;
    private final Set<String> otherVariables;
    private final Clock clock;

    /// @param environment the environment variables of the process
    /// @param settings all settings of the server
    /// @param otherVariables environment variables with the prefix `LANDLORD_` that are not settings of the
    ///     server
    public SettingsInspection(
            Map<String, String> environment, List<Setting> settings, Set<String> otherVariables, Clock clock) {
        this.environment = environment;
        this.settings = settings;
        this.otherVariables = otherVariables;
        this.clock = clock;
    }

    @Override
    public List<CheckResult> inspect() {
        return List.of(checkSettings(), checkCertificates());
    }

    /// Replaces invalid values by the defaults for this process, so that it can start and report them.
    public void useDefaultsForInvalid() {
        for (Setting setting : settings) {
            String given = environment.get(setting.variable());
            String byDefault = setting.byDefault();
            if (given != null
                    && byDefault != null
                    && (given.isBlank() || fault(setting, given).isPresent())) {
                System.setProperty(setting.name(), byDefault);
            }
        }
    }

    private CheckResult checkSettings() {
        List<String> invalid = new ArrayList<>();
        for (Setting setting : settings) {
            String given = environment.get(setting.variable());
            if (given != null) {
                fault(setting, given).ifPresent(invalid::add);
            }
        }
        listenerFault().ifPresent(invalid::add);
        List<String> unknown = unknown();
        if (!invalid.isEmpty()) {
            List<String> all = Stream.concat(invalid.stream(), unknown.stream()).toList();
            return CheckResult.problem(
                            Check.SETTINGS,
                            "the server does not start with the environment of this command: " + invalid.size()
                                    + (invalid.size() == 1 ? " setting is invalid" : " settings are invalid"),
                            "correct the settings: " + DOCUMENTATION)
                    .detailed(all, all.size());
        }
        if (!unknown.isEmpty()) {
            return CheckResult.warning(
                            Check.SETTINGS,
                            "the environment of this command has variables that are not settings",
                            "correct or remove them: " + DOCUMENTATION)
                    .detailed(unknown, unknown.size());
        }
        long set = settings.stream()
                .filter(setting -> environment.containsKey(setting.variable()))
                .count();
        return CheckResult.ok(
                Check.SETTINGS, "the settings in the environment of this command are valid (" + set + " are set)");
    }

    private List<String> unknown() {
        Set<String> known = settings.stream().map(Setting::variable).collect(Collectors.toSet());
        return environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX)
                        && !name.startsWith(CERTIFICATES)
                        && !name.startsWith(TOKENS)
                        && !known.contains(name)
                        && !otherVariables.contains(name))
                .sorted()
                .map(name -> name + " is not a setting")
                .toList();
    }

    private static Optional<String> fault(Setting setting, String given) {
        try {
            setting.read(given);
            return Optional.empty();
        } catch (InvalidSetting invalid) {
            return Optional.ofNullable(invalid.getMessage());
        }
    }

    /// Faults of settings that are valid by themselves. Those of certificates are reported by their own
    /// check.
    private static Optional<String> listenerFault() {
        try {
            Certificate.ofSettings();
        } catch (InvalidSetting _) {
            return Optional.empty();
        }
        try {
            ListenerSettings.ofSettings().requireDifferentPorts();
            return Optional.empty();
        } catch (InvalidSetting invalid) {
            return Optional.ofNullable(invalid.getMessage());
        }
    }

    private CheckResult checkCertificates() {
        try {
            Certificate configured = Certificate.ofSettings().orElse(null);
            return configured == null
                    ? CheckResult.skipped(Check.CERTIFICATES, "no certificate is set (LANDLORD_TLS_CERTIFICATE)")
                    : check(configured);
        } catch (InvalidSetting invalid) {
            return CheckResult.problem(
                    Check.CERTIFICATES, String.valueOf(invalid.getMessage()), "correct the file or the setting");
        }
    }

    private CheckResult check(Certificate configured) {
        Path file = Path.of(configured.certificateFile());
        Instant now = clock.now();
        try {
            CheckResult worst = chain(file).stream()
                    .map(one -> CertificateRules.check(
                            "the certificate of "
                                    + one.getSubjectX500Principal().getName() + " in " + file,
                            one.getNotBefore().toInstant(),
                            one.getNotAfter().toInstant(),
                            now))
                    .max(Comparator.comparing(CheckResult::outcome))
                    .orElseThrow(() -> new CertificateException("no certificate"));
            List<String> warnings = configured.warnings();
            return worst.outcome() == Outcome.OK && !warnings.isEmpty()
                    ? CheckResult.warning(Check.CERTIFICATES, warnings.getFirst(), "correct the key file")
                            .detailed(warnings, warnings.size())
                    : worst.detailed(warnings, warnings.size());
        } catch (IOException | CertificateException | InvalidPathException e) {
            return CheckResult.failed(Check.CERTIFICATES, file + ": " + e.getMessage());
        }
    }

    /// The first is the server's; it is not longer valid than its issuers are.
    private static List<X509Certificate> chain(Path file) throws IOException, CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                .stream()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }
}
