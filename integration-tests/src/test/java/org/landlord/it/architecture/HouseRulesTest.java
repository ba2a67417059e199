package org.landlord.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every rule holds in every module, and every rule sees the violation that is planted for it.
class HouseRulesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static JavaClasses everyModule = new ClassFileImporter().importClasses();

    @BeforeAll
    static void readTheClassesOfEveryModule() throws IOException {
        try (Stream<Path> folders = Files.find(
                ROOT,
                4,
                (path, _) -> path.endsWith(Path.of("target", "classes"))
                        && !path.startsWith(ROOT.resolve("target"))
                        // Written by a tool.
                        && !path.startsWith(ROOT.resolve("generated-client")))) {
            everyModule = new ClassFileImporter().importPaths(folders.toList());
        }
    }

    @Test
    void givenTheModulesOfTheHouse_whenTheirClassesAreRead_thenNoneIsMissing() {
        List<String> rings = List.of(
                "org.landlord.domain",
                "org.landlord.port.in",
                "org.landlord.port.out",
                "org.landlord.port.contracts",
                "org.landlord.wire.json",
                "org.landlord.outbound",
                "org.landlord.unit.scheduling",
                "org.landlord.files",
                "org.landlord.application",
                "org.landlord.persistence.jpa",
                "org.landlord.adapter.memory",
                "org.landlord.adapter.system",
                "org.landlord.adapter.gateway",
                "org.landlord.adapter.smithers",
                "org.landlord.adapter.sqlite",
                "org.landlord.adapter.postgres",
                "org.landlord.adapter.rest",
                "org.landlord.adapter.client",
                "org.landlord.adapter.console",
                "org.landlord.adapter.cli",
                "org.landlord.server.bootstrap",
                "org.landlord.server.settings",
                "org.landlord.server.wiring",
                "org.landlord.app.server",
                "org.landlord.app.server.postgres",
                "org.landlord.app.cli");

        assertThat(rings)
                .allSatisfy(ring -> assertThat(everyModule.containPackage(ring))
                        .as("classes of %s", ring)
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void givenTheHouse_whenARuleIsChecked_thenItHolds(HouseRules rule) {
        rule.rule().check(everyModule);
    }

    @ParameterizedTest
    @EnumSource
    void givenAPlantedViolation_whenItsRuleIsChecked_thenItIsCaught(HouseRules rule) {
        JavaClasses planted = new ClassFileImporter()
                .withImportOption(location -> location.contains("/planted/"))
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPaths(Path.of("target", "test-classes"));

        assertThat(planted).as("planted classes").isNotEmpty();
        assertThat(rule.rule().evaluate(planted).hasViolation())
                .as("violation of %s among the planted classes", rule)
                .isTrue();
    }
}
