package org.landlord.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingTest {

    private static final List<String> NONSENSE = List.of(
            "abc",
            "-1",
            "0",
            "1.5",
            "1e3",
            "99999999999999999999",
            "2147483648",
            "10s",
            "-5s",
            "PT",
            "true",
            "yes",
            "json",
            "10.0.0.0/99",
            "300.0.0.1",
            "10.0.0.0/8",
            "10.0.0.0/8,",
            "::1/129",
            "proxy.example.com",
            "http://",
            "http://collector:99999",
            "ftp://collector",
            "https://console.example.com",
            "https://console.example.com/path",
            "a\nb",
            "a\u0000b",
            "lld_abc");

    static Stream<Arguments> walk() {
        return Setting.ALL.stream().flatMap(setting -> NONSENSE.stream().map(value -> Arguments.of(setting, value)));
    }

    @ParameterizedTest
    @MethodSource("walk")
    @DisplayName("whatever a setting is set to, it is what it must be, or told in one line that names it and its rule")
    void nonsense(Setting setting, String value) {
        try {
            assertThat(setting.read(value))
                    .satisfies(read -> assertThatItIsOfUse(setting.kind(), String.valueOf(read)));
        } catch (WrongSetting wrong) {
            assertThat(wrong)
                    .hasMessageStartingWith(setting.variable() + " must be ")
                    .hasMessageContaining(setting.kind().rule())
                    .hasMessageNotContaining("\n");
        }
    }

    /// By other means than those that have let it through.
    private static void assertThatItIsOfUse(Kind kind, String read) {
        switch (kind) {
            case Kind.Whole(int from, int to) ->
                assertThat(Integer.parseInt(read)).isBetween(from, to);
            case Kind.Port() -> assertThat(Integer.parseInt(read)).isBetween(0, 65_535);
            case Kind.Time(Duration from, Duration to) ->
                assertThat(Duration.parse(read)).isBetween(from, to);
            case Kind.Truth() -> assertThat(read).isIn("true", "false");
            case Kind.Choice(var words) -> assertThat(words).contains(read);
            case Kind.Networks() -> assertThat(read).isEqualTo("10.0.0.0/8");
            case Kind.Origins() -> assertThat(read).matches("[a-z]+://[a-z.]+(:\\d+)?");
            case Kind.Url() -> assertThat(read).startsWith("https://console.example.com");
            case Kind.Key() -> assertThat(read).isEqualTo("no such key is made up by chance");
            case Kind.Host() -> assertThat(read).doesNotContain("/", "\n", " ");
            case Kind.FileName() -> assertThat(read).doesNotContain("\n", "\u0000");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "landlord.http.connections,0",
        "landlord.http.connections,-5",
        "landlord.http.connections-per-address,0",
        "landlord.exports-at-once,0",
        "landlord.exports-room,0",
        "landlord.sqlite.waiting-readers-per-organization,0",
        "landlord.calls-per-second,-1",
        "landlord.calls-per-second,abc",
        "landlord.failed-attempts-per-minute,-1",
        "landlord.trusted-proxies,10.0.0.0/99",
        "landlord.trusted-proxies,300.0.0.1",
        "landlord.trusted-proxies,proxy.example.com",
        "landlord.http.head-timeout,abc",
        "landlord.http.head-timeout,0",
        "landlord.heartbeat,0s",
        "landlord.sqlite.queue-capacity,0",
        "landlord.sqlite.busy-timeout,never",
        "landlord.port,65536",
        "landlord.host,999.1.1.1",
        "landlord.host,1.2.3.4.5",
        "landlord.host,1::2::3",
        "landlord.host,224.0.0.1",
        "landlord.management.host,256.0.0.1",
        "landlord.management.port,-1",
        "landlord.log-format,xml",
        "landlord.allow-plain-http,yes",
        "landlord.traces,collector",
        "landlord.cors-origins,console.example.com",
        "landlord.admin-key,secret"
    })
    @DisplayName("a server that would answer nobody, or something else than was meant, does not start")
    void refused(String name, String value) {
        Setting setting = named(name);

        assertThatThrownBy(() -> setting.read(value))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith(
                        setting.variable() + " must be " + setting.kind().rule());
    }

    @ParameterizedTest
    @CsvSource({
        "landlord.http.head-timeout,10,PT10S",
        "landlord.http.head-timeout,10S,PT10S",
        "landlord.http.head-timeout,500ms,PT0.5S",
        "landlord.http.head-timeout,PT1M,PT1M",
        "landlord.calls-per-second,' 0 ',0",
        "landlord.calls-per-second,007,7",
        "landlord.access-log,TRUE,true",
        "landlord.trusted-proxies,'10.0.0.5, 2001:db8::/32',",
        "landlord.cors-origins,'http://localhost:3000,https://[::1]:8443',",
        "landlord.host,::1,::1",
        "landlord.host,0.0.0.0,",
        "landlord.host,::,",
        "landlord.host,fe80::1%eth0,",
        "landlord.host,10-0-0-1.internal,",
        "landlord.host,localhost,",
        "landlord.traces,http://collector:4318,"
    })
    @DisplayName("what makes sense is read, whatever its spelling")
    void accepted(String name, String value, String read) {
        assertThat(named(name).read(value)).isEqualTo(read == null ? value : read);
    }

    @Test
    @DisplayName("all settings that are wrong are told at once, a line each")
    void several() {
        try {
            System.setProperty("landlord.host", "999.1.1.1");
            System.setProperty("landlord.heartbeat", "never");
            System.setProperty("landlord.log-format", "xml");

            assertThatThrownBy(Setting::checkAll)
                    .isInstanceOf(WrongSetting.class)
                    .message()
                    .satisfies(message -> assertThat(message.lines())
                            .hasSize(3)
                            .first()
                            .isEqualTo("LANDLORD_HOST must be an address or a name of this machine, not '999.1.1.1'"));
        } finally {
            System.clearProperty("landlord.host");
            System.clearProperty("landlord.heartbeat");
            System.clearProperty("landlord.log-format");
        }
    }

    @Test
    @DisplayName("a setting that is set to nothing is not set")
    void blank() {
        for (Setting setting : Setting.ALL) {
            assertThat(setting.read("")).isNull();
            assertThat(setting.read("  ")).isNull();
        }
    }

    @Test
    @DisplayName("a key is never told, even if it is none")
    void secret() {
        assertThatThrownBy(() -> named("landlord.admin-key").read("hunter2")).hasMessageNotContaining("hunter2");
    }

    @Test
    @DisplayName("what could not be decoded is not taken for what was meant")
    void undecoded() {
        assertThatThrownBy(() -> named("landlord.db").read("d\uFFFDt\uFFFD/x.db"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("LANDLORD_DB has letters that cannot be read")
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    @DisplayName("every default is what its setting may be")
    void defaults() {
        for (Setting setting : Setting.ALL) {
            if (setting.byDefault() != null) {
                assertThat(setting.read(setting.byDefault())).as(setting.name()).isNotNull();
            }
        }
    }

    @Test
    @DisplayName("no setting of the adapters is missing, and their defaults are these, or what the server has instead")
    void complete() throws IOException {
        Properties defaults = new Properties();
        for (URL file : Collections.list(
                SettingTest.class.getClassLoader().getResources("META-INF/microprofile-config.properties"))) {
            try (InputStream in = file.openStream()) {
                defaults.load(in);
            }
        }
        try (InputStream in = SettingTest.class.getResourceAsStream("/application.properties")) {
            defaults.load(in);
        }
        Set<String> names = defaults.stringPropertyNames().stream()
                .filter(name -> name.startsWith("landlord."))
                .collect(Collectors.toSet());

        assertThat(names).contains("landlord.db", "landlord.calls-per-second", "landlord.heartbeat");
        assertThat(Setting.ALL)
                .extracting(Setting::name)
                .doesNotHaveDuplicates()
                .containsAll(names);
        for (String name : names) {
            assertThat(Optional.ofNullable(named(name).byDefault())).as(name).hasValue(defaults.getProperty(name));
        }
    }

    private static Setting named(String name) {
        return Setting.ALL.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UncheckedIOException(new IOException("there is no setting " + name)));
    }
}
