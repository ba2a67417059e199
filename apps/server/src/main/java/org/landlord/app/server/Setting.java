package org.landlord.app.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of the settings that there are.
///
/// @param name such as `landlord.http.connections`, which `LANDLORD_HTTP_CONNECTIONS` sets too
/// @param kind what it may be
/// @param byDefault what it is if nobody says; null if it is nothing then, or worked out from others
/// @param flag of `landlord serve`, null if there is none
record Setting(
        String name,
        Kind kind,
        @Nullable String byDefault,
        @Nullable String flag) {

    private static final int MANY = 1_000_000;
    private static final int MOST = 1_000_000_000;

    /// All of them. `docs/operations.md` explains each, and says the same.
    static final List<Setting> ALL = List.of(
            new Setting("landlord.host", new Kind.Host(), "127.0.0.1", "--host"),
            new Setting("landlord.port", new Kind.Port(), "8080", "--port"),
            new Setting("landlord.db", new Kind.FileName(), "./data/landlord.db", "--db"),
            new Setting("landlord.tls.certificate", new Kind.FileName(), null, "--tls-certificate"),
            new Setting("landlord.tls.key", new Kind.FileName(), null, "--tls-key"),
            new Setting("landlord.tls.reload-period", time("30s", "24h"), "60s", null),
            new Setting("landlord.allow-plain-http", new Kind.Truth(), "false", "--allow-plain-http"),
            new Setting("landlord.management.host", new Kind.Host(), "127.0.0.1", null),
            new Setting("landlord.management.port", new Kind.Port(), null, "--management-port"),
            new Setting("landlord.admin-key", new Kind.Key(), null, null),
            new Setting("landlord.trusted-proxies", new Kind.Networks(), null, null),
            new Setting("landlord.cors-origins", new Kind.Origins(), null, null),
            new Setting("landlord.log-format", new Kind.Choice(List.of("text", "json")), "text", null),
            new Setting("landlord.access-log", new Kind.Truth(), "false", null),
            new Setting("landlord.traces", new Kind.Url(), null, null),
            new Setting("landlord.calls-per-second", new Kind.Whole(0, MOST), "20000", null),
            new Setting("landlord.failed-attempts-per-minute", new Kind.Whole(0, MOST), "100", null),
            new Setting("landlord.oidc.allow-private-issuers", new Kind.Truth(), "false", null),
            new Setting("landlord.http.head-timeout", time("100ms", "1h"), "10s", null),
            new Setting("landlord.http.connections", new Kind.Whole(1, MANY), "10000", null),
            new Setting("landlord.http.connections-per-address", new Kind.Whole(1, MANY), "1000", null),
            new Setting("landlord.exports-at-once", new Kind.Whole(1, 1000), "16", null),
            new Setting("landlord.exports-folder", new Kind.FileName(), "${landlord.db}-exports", null),
            new Setting("landlord.exports-room", new Kind.Whole(1, MANY), "16384", null),
            new Setting("landlord.http.stop-timeout", time("0s", "1h"), "8s", null),
            new Setting("landlord.heartbeat", time("10ms", "1h"), "20s", null),
            new Setting("landlord.last-use-pause", time("10ms", "1h"), "30s", null),
            new Setting("landlord.removal-pause", time("10ms", "1h"), "1s", null),
            new Setting("landlord.sqlite.busy-timeout", time("10ms", "10m"), "10s", null),
            new Setting("landlord.sqlite.migration-timeout", time("1s", "24h"), "15m", null),
            new Setting("landlord.sqlite.watch-interval", time("100ms", "20s"), "5s", null),
            new Setting("landlord.sqlite.queue-capacity", new Kind.Whole(1, MANY), "10000", null),
            new Setting("landlord.sqlite.group-capacity", new Kind.Whole(1, MOST), "200000", null),
            new Setting("landlord.sqlite.waiting-readers-per-organization", new Kind.Whole(1, MANY), "150", null));

    private static Kind time(String from, String to) {
        return new Kind.Time(duration(from), duration(to));
    }

    private static Duration duration(String text) {
        return Duration.parse(
                new Kind.Time(Duration.ZERO, Duration.ofDays(1)).read(text).orElseThrow());
    }

    /// Looks at all of them, and puts them into the form that the rest of the server reads.
    ///
    /// @throws WrongSetting with a line for each that is not what it must be
    static void checkAll() {
        List<WrongSetting> wrong = new ArrayList<>();
        for (Setting setting : ALL) {
            try {
                setting.check();
            } catch (WrongSetting one) {
                wrong.add(one);
            }
        }
        if (!wrong.isEmpty()) {
            throw new WrongSetting(wrong);
        }
    }

    private void check() {
        String given = Settings.given(name);
        if (given == null) {
            return;
        }
        String read = read(given);
        if (read == null) {
            // Set to nothing, which the framework would take for a value.
            System.clearProperty(name);
            if (byDefault != null) {
                System.setProperty(name, byDefault);
            }
        } else if (!read.equals(given)) {
            System.setProperty(name, read);
        }
    }

    /// A value in the form that the rest of the server reads; null if it is blank.
    ///
    /// @throws WrongSetting if it is not what it must be
    @Nullable
    String read(String given) {
        refuseUndecoded(given, System.getProperty("sun.jnu.encoding", "UTF-8"));
        String text = given.strip();
        if (text.isEmpty()) {
            return null;
        }
        Optional<String> read = kind.read(text);
        String shown = kind instanceof Kind.Key ? "" : ", not '" + text.replaceAll("\\p{Cntrl}", "?") + "'";
        return read.orElseThrow(() -> new WrongSetting(variable() + " must be " + kind.rule() + shown));
    }

    /// Java reads the environment as the locale says. What is not of its charset is lost then.
    private void refuseUndecoded(String given, String charset) {
        boolean isReliable = charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())
                || System.getProperty("os.name", "").startsWith("Windows");
        if (given.indexOf('\uFFFD') >= 0 || !isReliable && given.chars().anyMatch(c -> c > 0x7F)) {
            throw new WrongSetting(variable() + " has letters that cannot be read in this locale (" + charset
                    + "): set LC_ALL=C.UTF-8, and give it in UTF-8");
        }
    }

    /// What it is called in the environment.
    String variable() {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
