package org.landlord.server.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A setting of the server, an environment variable or a system property. `docs/operations.md`
/// describes each.
///
/// @param name such as `landlord.http.connections`, which `LANDLORD_HTTP_CONNECTIONS` sets too
/// @param type the values that it can have
/// @param byDefault the default; null if there is none, or it depends on other settings
/// @param flag of `landlord serve`; null if there is none
public record Setting(
        String name,
        SettingType type,
        @Nullable String byDefault,
        @Nullable String flag) {

    private static final int MANY = 1_000_000;
    private static final int MOST = 1_000_000_000;

    /// The settings of every server. Applications add those of their storage.
    public static final List<Setting> COMMON = List.of(
            new Setting("landlord.host", new SettingType.Host(), "127.0.0.1", "--host"),
            new Setting("landlord.port", new SettingType.Port(), "8080", "--port"),
            new Setting("landlord.tls.certificate", new SettingType.FilePath(), null, "--tls-certificate"),
            new Setting("landlord.tls.key", new SettingType.FilePath(), null, "--tls-key"),
            duration("landlord.tls.reload-period", "30s", "24h", "60s"),
            new Setting("landlord.allow-plain-http", new SettingType.Bool(), "false", "--allow-plain-http"),
            new Setting("landlord.management.host", new SettingType.Host(), "127.0.0.1", null),
            new Setting("landlord.management.port", new SettingType.Port(), null, "--management-port"),
            new Setting("landlord.admin-key", new SettingType.ApiKey(), null, null),
            new Setting("landlord.trusted-proxies", new SettingType.Networks(), null, null),
            new Setting("landlord.cors-origins", new SettingType.Origins(), null, null),
            new Setting("landlord.log-format", new SettingType.Choice(List.of("text", "json")), "text", null),
            new Setting("landlord.access-log", new SettingType.Bool(), "false", null),
            new Setting("landlord.metrics-by-organization", new SettingType.Bool(), "false", null),
            new Setting("landlord.traces", new SettingType.Url(), null, null),
            integer("landlord.calls-per-second", 0, MOST, "20000"),
            integer("landlord.failed-attempts-per-minute", 0, MOST, "100"),
            new Setting("landlord.certificates-folder", new SettingType.FilePath(), null, null),
            new Setting("landlord.oidc.allow-private-issuers", new SettingType.Bool(), "false", null),
            new Setting("landlord.secrets-folder", new SettingType.FilePath(), null, null),
            new Setting("landlord.gateways.allow-private-addresses", new SettingType.Bool(), "false", null),
            new Setting("landlord.console.title", new SettingType.Line(64), "Landlord", null),
            new Setting("landlord.console.logo", new SettingType.Image(), null, null),
            new Setting("landlord.console.accent", new SettingType.Colour(), "#0b5cad", null),
            new Setting("landlord.console.ui.entry", new FrontEndSettingType.Entry(), null, null),
            new Setting("landlord.console.ui.path", new FrontEndSettingType.MountPath(), "/ui", null),
            new Setting("landlord.console.ui.title", new SettingType.Line(64), null, null),
            new Setting("landlord.console.ui.props", new FrontEndSettingType.Props(), null, null),
            new Setting("landlord.console.ui.gateways", new FrontEndSettingType.OfGateways(), null, null),
            duration("landlord.console.session-idle", "1s", "24h", "60m"),
            duration("landlord.console.session-lifetime", "1s", "720h", "12h"),
            duration("landlord.http.head-timeout", "100ms", "1h", "10s"),
            integer("landlord.http.connections", 1, MANY, "10000"),
            integer("landlord.http.connections-per-address", 1, MANY, "1000"),
            integer("landlord.exports-at-once", 1, 1000, "16"),
            integer("landlord.exports-room", 1, MANY, "16384"),
            duration("landlord.http.stop-timeout", "0s", "1h", "8s"),
            duration("landlord.heartbeat", "10ms", "1h", "20s"),
            duration("landlord.last-use-pause", "10ms", "1h", "30s"),
            duration("landlord.certificate-check-pause", "10ms", "24h", "10m"),
            duration("landlord.removal-pause", "10ms", "1h", "1s"),
            duration("landlord.gateways.pause", "10ms", "1h", "5s"),
            duration("landlord.gateways.timeout", "1s", "1m", "10s"));

    /// The settings of programs on SQLite, including those of what is stored beside the file.
    public static final List<Setting> SQLITE = List.of(
            new Setting("landlord.db", new SettingType.FilePath(), "./data/landlord.db", "--db"),
            new Setting("landlord.exports-folder", new SettingType.FilePath(), "${landlord.db}-exports", null),
            new Setting("landlord.sqlite.create", new SettingType.Bool(), "true", null),
            new Setting("landlord.sqlite.inspect", new SettingType.Bool(), "false", null),
            new Setting("landlord.sqlite.query-only", new SettingType.Bool(), "false", null),
            new Setting("landlord.sqlite.transfer", new SettingType.Bool(), "false", null),
            duration("landlord.sqlite.busy-timeout", "10ms", "10m", "10s"),
            duration("landlord.sqlite.migration-timeout", "1s", "24h", "15m"),
            duration("landlord.sqlite.watch-interval", "100ms", "20s", "5s"),
            integer("landlord.sqlite.queue-capacity", 1, 1_000_000, "10000"),
            integer("landlord.sqlite.group-capacity", 1, 1_000_000_000, "200000"),
            integer("landlord.sqlite.waiting-readers-per-organization", 1, 1_000_000, "150"));

    /// The settings of programs on PostgreSQL.
    public static final List<Setting> POSTGRES = List.of(
            new Setting("landlord.db", new SettingType.PostgresUrl(), "postgresql://localhost/landlord", "--db"),
            new Setting("landlord.exports-folder", new SettingType.FilePath(), "./data/landlord-exports", null),
            new Setting("landlord.postgres.key-file", new SettingType.FilePath(), "./data/landlord.admin-key", null),
            new Setting("landlord.postgres.create", new SettingType.Bool(), "true", null),
            new Setting("landlord.postgres.inspect", new SettingType.Bool(), "false", null),
            new Setting("landlord.postgres.transfer", new SettingType.Bool(), "false", null),
            new Setting("landlord.postgres.scheduled-work", new SettingType.Bool(), "true", null),
            duration("landlord.postgres.timeout", "10ms", "10m", "10s"),
            integer("landlord.postgres.writers", 1, 64, "4"),
            integer("landlord.postgres.queue-capacity", 1, 1_000_000, "10000"),
            integer("landlord.postgres.group-capacity", 1, 1_000_000_000, "200000"),
            integer("landlord.postgres.waiting-readers-per-organization", 1, 1_000_000, "150"));

    /// A setting whose value is an integer, without a flag.
    ///
    /// @param from the smallest value
    /// @param to the largest value
    public static Setting integer(String name, int from, int to, String byDefault) {
        return new Setting(name, new SettingType.IntegerRange(from, to), byDefault, null);
    }

    /// A setting whose value is a duration, without a flag.
    ///
    /// @param from the shortest value, such as `100ms`
    /// @param to the longest value
    public static Setting duration(String name, String from, String to, String byDefault) {
        return new Setting(name, SettingType.DurationRange.of(from, to), byDefault, null);
    }

    /// Checks settings, and replaces their values by the normal form that the rest of the server reads.
    ///
    /// @throws InvalidSetting with one line for each invalid setting
    public static void checkAll(List<Setting> settings) {
        List<InvalidSetting> all = new ArrayList<>();
        for (Setting setting : settings) {
            try {
                setting.check();
            } catch (InvalidSetting invalid) {
                all.add(invalid);
            }
        }
        if (!all.isEmpty()) {
            throw new InvalidSetting(all);
        }
    }

    private void check() {
        String given = ProcessSettings.raw(name);
        if (given == null) {
            return;
        }
        String read = read(given);
        if (read == null) {
            // Set but blank, which Quarkus would take for a value.
            System.clearProperty(name);
            if (byDefault != null) {
                System.setProperty(name, byDefault);
            }
        } else if (!read.equals(given)) {
            System.setProperty(name, read);
        }
    }

    /// The normal form of a value, which the rest of the server reads; null if the value is blank.
    ///
    /// @throws InvalidSetting if the value is invalid
    public @Nullable String read(String given) {
        refuseUndecoded(given, System.getProperty("sun.jnu.encoding", "UTF-8"));
        String text = given.strip();
        if (text.isEmpty()) {
            return null;
        }
        Optional<String> read = type.read(text);
        boolean isSecret = type instanceof SettingType.ApiKey || type instanceof SettingType.PostgresUrl;
        String shown = isSecret ? "" : ", not '" + text.replaceAll("\\p{Cntrl}", "?") + "'";
        return read.orElseThrow(() -> new InvalidSetting(variable() + " must be " + type.rule() + shown));
    }

    /// Java decodes the environment with the charset of the locale, and replaces what it cannot decode.
    private void refuseUndecoded(String given, String charset) {
        boolean isReliable = charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())
                || System.getProperty("os.name", "").startsWith("Windows");
        if (given.indexOf('\uFFFD') >= 0 || !isReliable && given.chars().anyMatch(c -> c > 0x7F)) {
            throw new InvalidSetting(variable() + " contains characters that cannot be decoded in the current locale ("
                    + charset + "): set LC_ALL=C.UTF-8 and encode the value in UTF-8");
        }
    }

    /// Its environment variable.
    public String variable() {
        return ProcessSettings.variable(name);
    }
}
