package org.landlord.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What native images must be told of: each kind is found in our code, and is registered where it has to be.
class NativeImageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path METADATA =
            ROOT.resolve("adapter-rest/src/main/resources/META-INF/native-image/org.landlord/adapter-rest");

    private static final String SENDER = "META-INF/services/io.opentelemetry.exporter.internal.http.HttpSenderProvider";

    private static String violations(ArchRule rule) {
        JavaClasses planted = new ClassFileImporter().importPackages("org.landlord.adapter.system.planted");
        return rule.evaluate(planted).getFailureReport().toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Class.forName",
                "Class.getDeclaredConstructor",
                "Constructor.newInstance",
                "Proxy.newProxyInstance",
                "MethodHandles$Lookup.findVirtual",
                "ServiceLoader.load",
                "Class.getResourceAsStream",
                "System.loadLibrary",
                "answer()> is native"
            })
    void givenCodeThatLooksUpByName_whenTheRuleIsChecked_thenEachKindIsFound(String kind) {
        assertThat(violations(NativeImage.nothingIsFoundByName())).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FixedAtBuildTime.RANDOM> is of a type",
                "FixedAtBuildTime.THREADS> is of a type",
                "FixedAtBuildTime.process> is of a type",
                "SecureRandom.<init>",
                "Executors.newSingleThreadExecutor",
                "Files.exists",
                "System.getenv"
            })
    void givenStaticStateOfOneProcess_whenTheRuleIsChecked_thenEachKindIsFound(String kind) {
        assertThat(violations(NativeImage.staticStateIsTheSameInEveryProcess())).contains(kind);
    }

    static List<NativeImage.Registered> exceptions() {
        return NativeImage.EXCEPTIONS;
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void givenAnException_thenTheFileThatItNamesRegistersWhatTheCodeUses(NativeImage.Registered exception)
            throws IOException {
        assertThat(Files.readString(ROOT.resolve(exception.file()))).contains(exception.registered());
    }

    @Test
    void givenAProviderOfAService_thenItsConstructorIsRegistered() throws IOException {
        List<String> providers = Pattern.compile("<module>(.*)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                // There is no native binary of the server on PostgreSQL.
                .filter(module -> !module.group(1).endsWith("postgres"))
                .map(module -> ROOT.resolve(module.group(1)).resolve("src/main/resources/META-INF/services"))
                .flatMap(NativeImageTest::filesIn)
                .flatMap(NativeImageTest::linesOf)
                .toList();

        assertThat(providers).isNotEmpty();
        assertThat(registered()).containsAll(providers);
    }

    @Test
    void givenARegisteredClass_thenItHasAConstructorWithoutParameters() throws Exception {
        for (String name : registered()) {
            assertThat(Class.forName(name).getConstructor()).isNotNull();
        }
    }

    @Test
    void givenTheSenderOfTraces_thenItAndItsServiceFileAreRegistered() throws IOException {
        try (InputStream file = NativeImageTest.class.getClassLoader().getResourceAsStream(SENDER)) {
            String provider = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).strip();

            assertThat(registered()).contains(provider);
            assertThat(Files.readString(METADATA.resolve("resource-config.json")))
                    .contains(SENDER);
        }
    }

    private static List<String> registered() throws IOException {
        return Pattern.compile("\"name\": \"(\\w+(?:\\.\\w+)+)\"")
                .matcher(Files.readString(METADATA.resolve("reflect-config.json")))
                .results()
                .map(member -> member.group(1))
                .toList();
    }

    private static Stream<Path> filesIn(Path folder) {
        File[] files = folder.toFile().listFiles();
        return files == null ? Stream.empty() : Stream.of(files).map(File::toPath);
    }

    private static Stream<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
