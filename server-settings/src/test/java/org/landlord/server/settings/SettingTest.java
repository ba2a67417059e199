package org.landlord.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
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
        return Setting.COMMON.stream().flatMap(setting -> NONSENSE.stream().map(value -> Arguments.of(setting, value)));
    }

    @ParameterizedTest
    @MethodSource("walk")
    @DisplayName(
            "an invalid value is rejected in one line with the name and the rule of the setting; others are usable")
    void nonsense(Setting setting, String value) {
        try {
            assertThat(setting.read(value)).satisfies(read -> assertUsable(setting.type(), String.valueOf(read)));
        } catch (InvalidSetting invalid) {
            assertThat(invalid)
                    .hasMessageStartingWith(setting.variable() + " must be ")
                    .hasMessageContaining(setting.type().rule())
                    .hasMessageNotContaining("\n");
        }
    }

    /// Independent of the code that accepted it.
    private static void assertUsable(SettingType type, String read) {
        switch (type) {
            case SettingType.IntegerRange(int from, int to) ->
                assertThat(Integer.parseInt(read)).isBetween(from, to);
            case SettingType.Port() -> assertThat(Integer.parseInt(read)).isBetween(0, 65_535);
            case SettingType.DurationRange(Duration from, Duration to) ->
                assertThat(Duration.parse(read)).isBetween(from, to);
            case SettingType.Bool() -> assertThat(read).isIn("true", "false");
            case SettingType.Choice(var words) -> assertThat(words).contains(read);
            case SettingType.Networks() -> assertThat(read).isEqualTo("10.0.0.0/8");
            case SettingType.Origins() -> assertThat(read).matches("[a-z]+://[a-z.]+(:\\d+)?");
            case SettingType.Url() -> assertThat(read).startsWith("https://console.example.com");
            case SettingType.PostgresUrl() -> assertThat(read).startsWith("postgresql://");
            case SettingType.ApiKey() -> assertThat(read).isEqualTo("none of the samples is a key");
            case SettingType.Host() -> assertThat(read).doesNotContain("/", "\n", " ");
            case SettingType.FilePath() -> assertThat(read).doesNotContain("\n", "\u0000");
            case SettingType.Line(int max) ->
                assertThat(read).hasSizeBetween(1, max).doesNotContain("\n", "\u0000");
            case SettingType.Colour() -> assertThat(read).isEqualTo("none of the samples is a colour");
            case FrontEndSettingType.Entry(), FrontEndSettingType.OfGateways() ->
                assertThat(read).isEqualTo("none of the samples is a front end");
            case FrontEndSettingType.MountPath() -> assertThat(read).isEqualTo("none of the samples is a path");
            case FrontEndSettingType.Props() -> assertThat(read).isEqualTo("none of the samples has props");
            case SettingType.Image() -> assertThat(read).isEqualTo("none of the samples is an image");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "landlord.http.connections,0",
        "landlord.http.connections,-5",
        "landlord.http.connections-per-address,0",
        "landlord.exports-at-once,0",
        "landlord.exports-room,0",
        "landlord.calls-per-second,-1",
        "landlord.calls-per-second,abc",
        "landlord.failed-attempts-per-minute,-1",
        "landlord.trusted-proxies,10.0.0.0/99",
        "landlord.trusted-proxies,300.0.0.1",
        "landlord.trusted-proxies,proxy.example.com",
        "landlord.http.head-timeout,abc",
        "landlord.http.head-timeout,0",
        "landlord.heartbeat,0s",
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
        "landlord.admin-key,secret",
        "landlord.console.accent,blue",
        "landlord.console.accent,'#fff'",
        "landlord.console.accent,'#777777'",
        "landlord.console.logo,missing.svg",
        "landlord.console.logo,pom.xml"
    })
    @DisplayName("values with which a server would be useless or insecure are rejected")
    void refused(String name, String value) {
        Setting setting = named(name);

        assertThatThrownBy(() -> setting.read(value))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(
                        setting.variable() + " must be " + setting.type().rule());
    }

    @ParameterizedTest
    @CsvSource({
        "landlord.console.accent,'#0B5CAD','#0b5cad'",
        "landlord.console.accent,'#767676','#767676'",
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
    @DisplayName("valid values are accepted in every spelling, and normalized")
    void accepted(String name, String value, String read) {
        assertThat(named(name).read(value)).isEqualTo(read == null ? value : read);
    }

    @Test
    @DisplayName("all invalid settings are reported at once, in one line each")
    void several() {
        try {
            System.setProperty("landlord.host", "999.1.1.1");
            System.setProperty("landlord.heartbeat", "never");
            System.setProperty("landlord.log-format", "xml");

            assertThatThrownBy(() -> Setting.checkAll(Setting.COMMON))
                    .isInstanceOf(InvalidSetting.class)
                    .message()
                    .satisfies(message -> assertThat(message.lines())
                            .hasSize(3)
                            .first()
                            .isEqualTo("LANDLORD_HOST must be an address or a host name of this machine, not"
                                    + " '999.1.1.1'"));
        } finally {
            System.clearProperty("landlord.host");
            System.clearProperty("landlord.heartbeat");
            System.clearProperty("landlord.log-format");
        }
    }

    @Test
    @DisplayName("a blank setting counts as unset")
    void blank() {
        for (Setting setting : Setting.COMMON) {
            assertThat(setting.read("")).isNull();
            assertThat(setting.read("  ")).isNull();
        }
    }

    @Test
    @DisplayName("the error for an invalid key does not contain its value")
    void secret() {
        assertThatThrownBy(() -> named("landlord.admin-key").read("hunter2")).hasMessageNotContaining("hunter2");
    }

    @Test
    @DisplayName("a value that could not be decoded is rejected")
    void undecoded() {
        assertThatThrownBy(() -> named("landlord.tls.key").read("d\uFFFDt\uFFFD/x.db"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("LANDLORD_TLS_KEY contains characters that cannot be decoded")
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    @DisplayName("every default is valid")
    void defaults() {
        for (Setting setting : Setting.COMMON) {
            if (setting.byDefault() != null) {
                assertThat(setting.read(setting.byDefault())).as(setting.name()).isNotNull();
            }
        }
    }

    private static Setting named(String name) {
        return Setting.COMMON.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
