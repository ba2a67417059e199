package org.landlord.app.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.server.settings.InvalidSetting;
import org.landlord.server.settings.Setting;

class PostgresSettingsTest {

    private static final Path DOCS = Path.of("../../docs/postgresql.md");

    private static List<Setting> all() {
        return Stream.concat(Setting.COMMON.stream(), Setting.POSTGRES.stream()).toList();
    }

    private static Setting named(String name) {
        return all().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no setting " + name));
    }

    @Test
    void givenTheSettingsOfTheAdapters_thenEachIsKnownWithItsDefault() throws IOException {
        Properties defaults = new Properties();
        for (URL file : Collections.list(
                PostgresSettingsTest.class.getClassLoader().getResources("META-INF/microprofile-config.properties"))) {
            try (InputStream in = file.openStream()) {
                defaults.load(in);
            }
        }
        try (InputStream in = PostgresSettingsTest.class.getResourceAsStream("/application.properties")) {
            defaults.load(in);
        }
        Set<String> names = defaults.stringPropertyNames().stream()
                .filter(name -> name.startsWith("landlord."))
                .collect(Collectors.toSet());

        assertThat(names).contains("landlord.db", "landlord.postgres.writers");
        assertThat(all()).extracting(Setting::name).doesNotHaveDuplicates().containsAll(names);
        for (String name : names) {
            assertThat(Optional.ofNullable(named(name).byDefault())).as(name).hasValue(defaults.getProperty(name));
        }
    }

    @Test
    void givenTheDocumentation_thenItHasARowForEachSettingAndNoOther() throws IOException {
        List<String> rows = Files.readAllLines(DOCS).stream()
                .filter(line -> line.startsWith("| `LANDLORD_"))
                .toList();

        for (Setting setting : Setting.POSTGRES) {
            assertThat(rows).as("a row that begins: " + row(setting)).anyMatch(line -> line.startsWith(row(setting)));
        }
        assertThat(rows).hasSameSizeAs(Setting.POSTGRES).doesNotHaveDuplicates();
    }

    private static String row(Setting setting) {
        return "| `" + setting.variable() + "` | " + code(setting.flag()) + "| " + code(setting.byDefault()) + "| "
                + setting.type().rule() + " | ";
    }

    private static String code(@Nullable String text) {
        return text == null ? "" : "`" + text + "` ";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"landlord.db", "postgresql://", "postgresql://host", "mysql://host/name", "jdbc:postgresql://h/n"
            })
    void givenSomethingElseThanAUrl_whenTheDatabaseIsRead_thenItIsRefusedWithoutBeingShown(String text) {
        assertThatThrownBy(() -> named("landlord.db").read(text))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("LANDLORD_DB must be a URL such as postgresql://user@host:5432/name");
    }

    @Test
    void givenAUrlWithAPassword_whenTheStorageIsShown_thenThePasswordIsNot() {
        String shown = new PostgresStorage()
                .storage("postgresql://me:s%40cret@db.example.com:5433/landlord?sslpassword=x")
                .location();

        assertThat(shown).isEqualTo("postgresql://me@db.example.com:5433/landlord");
    }
}
