package org.landlord.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.LauncherHome;

/// The launcher as people run it, in a folder of its own: with the jars as they were packaged, and without the
/// training of caches, which takes a minute: those of the other tests are there. It is called by a script, since only
/// bytes that a shell hands on are sure to be the same whatever the locale of this JVM.
class LauncherIT {

    @TempDir
    Path folder;

    private Path home = Path.of("");

    /// What a run left.
    private record Outcome(int exitCode, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        home = folder.resolve("home");
        LauncherHome.install(home);
    }

    /// Runs a script of the shell, in UTF-8, in which `landlord` is the launcher and `$J` the CLI without it.
    private Outcome run(String script) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path file = Files.writeString(
                folder.resolve("script.sh"),
                "cd '" + folder + "'\nL='" + home + "/landlord'\nlandlord() { \"$L\" \"$@\"; }\n"
                        + "J=\"" + java + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
                        + " --add-opens=java.base/java.lang=ALL-UNNAMED -jar " + home
                        + "/apps/cli/target/landlord-cli-runner.jar\"\n" + script,
                StandardCharsets.UTF_8);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder("sh", file.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("LANDLORD_") || name.startsWith("LC_") || name.startsWith("LANG"));
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("no-config").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export LC_ALL=C",
                "unset LC_ALL LC_CTYPE LANG",
                "export LC_ALL=de_DE.UTF-8",
                "export LANG=en_US.ISO-8859-1"
            })
    void givenALocaleWithoutUtf8_whenACommandIsGivenLettersBeyondAscii_thenTheyAreStoredAsTheyAre(String locale)
            throws Exception {
        Outcome outcome = run(locale + """

            printf '{"metric":"café","quantity":1}\\n' >ünï.ndjson
            landlord init --db dätä/x.db >&2 || exit 9
            landlord --db dätä/x.db org create --id org --slug a --name "Ünïcode-日本" || exit 10
            LANDLORD_DB=dätä/x.db landlord usage import ünï.ndjson --org org || exit 11
            ls
            cp dätä/x.db* .
            """);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\"name\": \"Ünïcode-日本\"", "dätä").doesNotContain("\uFFFD");
        try (DatabaseFile file = new DatabaseFile(folder.resolve("x.db"))) {
            assertThat(file.column("SELECT name FROM organization")).containsExactly("Ünïcode-日本");
            assertThat(file.column("SELECT DISTINCT metric FROM usage_series")).containsExactly("café");
        }
    }

    @Test
    void givenAnArgumentThatIsNotUtf8_thenItIsRefused_andNothingIsStored() throws Exception {
        Outcome outcome = run("landlord --db x.db org create --slug a --name \"$(printf 'caf\\351')\"");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("landlord: argument 8 contains characters that cannot be decoded")
                .doesNotContain("Exception");
        assertThat(folder.resolve("x.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "landlord serve --port 0 --db mysql://host/x",
                "landlord --db mysql://host/x init",
                "LANDLORD_DB=mysql://host/x landlord serve --port 0",
            })
    void givenTheUrlOfAnotherDatabase_thenItIsRefused_andIsNotTheNameOfAFile(String command) throws Exception {
        Outcome outcome = run(command);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("the database must be a file, or a URL that begins with postgresql://, not 'mysql://host/x'");
        assertThat(folder.resolve("mysql:")).doesNotExist();
    }

    @Test
    void givenTheJarWithoutTheLauncher_whenTheLocaleIsNone_thenWhatCannotBeReadIsRefused() throws Exception {
        Outcome argument = run("export LC_ALL=C\n$J --db x.db org create --slug a --name café");
        Outcome variable = run("export LC_ALL=C\nLANDLORD_DB=dätä/x.db $J org list");

        assertThat(argument.exitCode()).isEqualTo(2);
        assertThat(argument.err().strip())
                .startsWith("landlord: argument 8 contains characters")
                .contains("LC_ALL=C.UTF-8")
                .doesNotContain("\n");
        assertThat(variable.exitCode()).isEqualTo(2);
        assertThat(variable.err().strip())
                .startsWith("landlord: LANDLORD_DB contains characters")
                .doesNotContain("\n");
        assertThat(folder.resolve("x.db")).doesNotExist();
    }

    @Test
    void givenNoLocale_whenTheServerIsGivenAFileWithLettersBeyondAscii_thenItStartsOnIt_andEndsWellWhenToldTo()
            throws Exception {
        Outcome outcome = run("""
            export LC_ALL=C LANDLORD_MANAGEMENT_PORT=0
            "$L" serve --port 0 --db dätä/x.db >served 2>served.err &
            server=$!
            for _ in $(seq 120); do grep -q 'is ready' served && break; sleep 1; done
            kill -TERM $server
            wait $server
            echo "ended with $?"
            ls dätä
            cat served served.err >&2
            """);

        assertThat(outcome.out()).as(outcome.err()).contains("ended with 0", "x.db");
        assertThat(outcome.err()).contains("Landlord is ready on http://127.0.0.1:", "dätä/x.db");
    }

    @Test
    void givenACompletionScriptThatWasPrintedBefore_thenTheLauncherPrintsItWithoutAJdk() throws Exception {
        Outcome first = run("landlord completion bash");
        Files.writeString(home.resolve(".mvn/find-jdk.sh"), "echo 'no JDK' >&2\nexit 9\n");
        Outcome second = run("landlord completion zsh");
        Files.setLastModifiedTime(home.resolve("apps/cli/target/landlord-completion"), FileTime.from(Instant.EPOCH));
        Outcome afterABuild = run("landlord completion bash");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("complete -o default -F _landlord landlord");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(afterABuild.exitCode()).isEqualTo(9);
    }

    @Test
    void givenSourcesThatAreNewerThanTheProgram_whenAShellCompletes_thenNothingIsBuilt() throws Exception {
        Path source = Files.createDirectories(home.resolve("core-domain")).resolve("Some.java");
        Files.setLastModifiedTime(
                Files.writeString(source, ""), FileTime.from(Instant.now().plus(Duration.ofHours(1))));

        Outcome outcome = run("LANDLORD_COMPLETING=1 landlord context list --columns name -o tsv");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out() + outcome.err()).isEmpty();
    }

    @Test
    void givenAFolderThatIsALink_thenTheLauncherWorksInTheFolderItself() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), home);

        Outcome outcome = run("'" + folder + "/link/landlord' --version");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Files.readString(home.resolve("trained")).strip())
                .isEqualTo(home.toRealPath().toString());
    }

    /// A source of the project, and a script in the place of the native binary of the CLI or the server, which prints
    /// what it was given. The jars are newer than the source.
    private void installBinary(String name, Duration newerThanTheSource) throws IOException {
        Path source = Files.createDirectories(home.resolve("core-domain")).resolve("Some.java");
        Instant changed = Instant.now().minus(Duration.ofHours(2));
        Files.setLastModifiedTime(Files.writeString(source, ""), FileTime.from(changed));
        Path binary = home.resolve("apps/" + name + "/target/landlord-" + name + "-runner");
        Files.writeString(binary, "#!/bin/sh\necho \"stand-in on port $LANDLORD_PORT with $*\"\n");
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setLastModifiedTime(binary, FileTime.from(changed.plus(newerThanTheSource)));
    }

    @Test
    void givenBinariesThatAreNewerThanTheSources_thenTheLauncherRunsThemAndNeedsNoJdk() throws Exception {
        installBinary("cli", Duration.ofHours(1));
        installBinary("server", Duration.ofHours(1));
        Files.writeString(home.resolve(".mvn/find-jdk.sh"), "echo 'no JDK' >&2\nexit 9\n");

        Outcome cli = run("LANDLORD_PORT=none landlord org list");
        Outcome server = run("landlord serve --port 8123");

        assertThat(cli.out()).as(cli.err()).matches("stand-in on port none with -Dlandlord.terminals=.* org list\\n");
        assertThat(server.out()).as(server.err()).isEqualTo("stand-in on port 8123 with \n");
    }

    @Test
    void givenABinaryThatIsOlderThanTheSources_orOptionsOfTheJvm_thenTheLauncherRunsTheJar() throws Exception {
        installBinary("cli", Duration.ofHours(-1));
        Outcome older = run("landlord --version");
        installBinary("cli", Duration.ofHours(1));
        Outcome withOptions = run("LANDLORD_JAVA_OPTS=-Dsome=option landlord --version");

        assertThat(older.exitCode()).as(older.err()).isZero();
        assertThat(older.out()).doesNotContain("stand-in").isNotBlank();
        assertThat(withOptions.exitCode()).as(withOptions.err()).isZero();
        assertThat(withOptions.out()).isEqualTo(older.out());
    }
}
