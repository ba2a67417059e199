package org.landlord.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.server.settings.InvalidSetting;
import org.landlord.server.settings.Setting;

class SettingsTest {

    static List<Setting> all() {
        return Stream.concat(Setting.COMMON.stream(), Setting.SQLITE.stream()).toList();
    }

    private static Setting named(String name) {
        return all().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("no setting of the adapters is missing, and the defaults are theirs or those of the server")
    void complete() throws IOException {
        Properties defaults = new Properties();
        for (URL file : Collections.list(
                SettingsTest.class.getClassLoader().getResources("META-INF/microprofile-config.properties"))) {
            try (InputStream in = file.openStream()) {
                defaults.load(in);
            }
        }
        try (InputStream in = SettingsTest.class.getResourceAsStream("/application.properties")) {
            defaults.load(in);
        }
        Set<String> names = defaults.stringPropertyNames().stream()
                .filter(name -> name.startsWith("landlord."))
                .collect(Collectors.toSet());

        assertThat(names).contains("landlord.db", "landlord.calls-per-second", "landlord.heartbeat");
        assertThat(all()).extracting(Setting::name).doesNotHaveDuplicates().containsAll(names);
        for (String name : names) {
            assertThat(Optional.ofNullable(named(name).byDefault())).as(name).hasValue(defaults.getProperty(name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "landlord.sqlite.waiting-readers-per-organization,0",
        "landlord.sqlite.queue-capacity,0",
        "landlord.sqlite.busy-timeout,never"
    })
    @DisplayName("values with which the storage would be useless are rejected")
    void refused(String name, String value) {
        Setting setting = named(name);

        assertThatThrownBy(() -> setting.read(value))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(
                        setting.variable() + " must be " + setting.type().rule());
    }

    @Test
    @DisplayName("every default is valid")
    void defaults() {
        for (Setting setting : Setting.SQLITE) {
            assertThat(setting.byDefault())
                    .as(setting.name())
                    .isNotNull()
                    .satisfies(value -> assertThat(setting.read(value)).isNotNull());
        }
    }
}
