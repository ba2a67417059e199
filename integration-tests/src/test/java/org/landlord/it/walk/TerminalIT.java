package org.landlord.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.it.support.LauncherHome;

/// The launcher and the CLI on a terminal: in tmux, which `.ci/run` installs.
@Tag("heavy")
class TerminalIT {

    private static final String END = "THE-END";
    private static final String LONG_ID = "org_01jd3v9k6x8r2m4p7q5s1t0w9z";
    private static final int PATIENCE_SECONDS = 60;
    private static final int POLL_MILLIS = 100;

    @TempDir
    private static Path folder;

    private static Path launcher = Path.of("");
    private static int servers;

    @BeforeAll
    static void install() throws Exception {
        launcher = LauncherHome.install(folder.resolve("home"));
        String prepared = screen(200, """
            landlord init >/dev/null
            landlord org create --id %s --slug acme --name 'A company whose name is longer than a narrow terminal' -o tsv
            landlord org create --id org_b --slug globex --name 'Glöbex 日本' -o tsv
            export LANDLORD_ORG=org_b
            landlord key create --name old --scope 'usage:*' -o tsv >created
            landlord key revoke "$(cut -f1 created)" --yes
            landlord limit set --metric tokens --period monthly --quantity 10
            landlord usage record --metric tokens --quantity 11 -o tsv
            """.formatted(LONG_ID));
        assertThat(prepared).contains("revoked key key_", "globex").doesNotContain("landlord: ");
    }

    @AfterAll
    static void end() throws Exception {
        tmux("kill-server");
    }

    /// What a terminal shows when a script of the shell has ended, without the style.
    private static String screen(int width, String script) throws IOException, InterruptedException {
        show(width, script);
        return tmux("capture-pane", "-p", "-J").replace(END, "").stripTrailing();
    }

    /// The same with the escape sequences of the style.
    private static String styledScreen(int width, String script) throws IOException, InterruptedException {
        show(width, script);
        return tmux("capture-pane", "-p", "-e", "-J");
    }

    private static void show(int width, String script) throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("script.sh"),
                "cd '" + folder + "'\nexport LANDLORD_DB=landlord.db XDG_CONFIG_HOME='" + folder
                        + "/no-config' JAVA_HOME='"
                        + System.getProperty("java.home") + "'\nunset NO_COLOR COLUMNS\n"
                        + "landlord() { '" + launcher + "' \"$@\"; }\n" + script + "\nprintf " + END + "\nsleep 600\n");
        tmux("kill-server");
        // A server ends some time after kill-server has answered: the next one gets a socket of its own.
        servers++;
        tmux("new-session", "-d", "-x", "" + width, "-y", "50", "sh " + file);
        for (int waited = 0; !tmux("capture-pane", "-p").contains(END); waited += POLL_MILLIS) {
            assertThat(waited).as(tmux("capture-pane", "-p")).isLessThan(PATIENCE_SECONDS * 1000);
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static String tmux(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "tmux",
                "-u",
                "-f",
                "/dev/null",
                "-S",
                folder.resolve("tmux-" + servers).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LANDLORD_") || name.startsWith("TMUX"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return out;
    }

    @Test
    void given40Columns_thenIdsAreWhole_andTheColumnsThatDoNotFitAreNamed() throws Exception {
        assertThat(screen(40, "landlord org list").lines().map(String::stripTrailing))
                .containsExactly(
                        "orgId                           slug",
                        LONG_ID + "  acme",
                        "org_b                           globex",
                        "landlord: columns that do not fit: name, metadata, createdAt, updatedAt (use -o wide or --columns)");
    }

    @Test
    void given80Columns_thenNamesAreCutAndIdsAreNot() throws Exception {
        List<String> lines = screen(80, "landlord org list").lines().toList();

        assertThat(lines.get(0)).matches("orgId +slug +name +metadata *(createdAt)?");
        assertThat(lines.get(1))
                .startsWith(LONG_ID + "  acme    A company whose")
                .contains("…");
        assertThat(lines.get(2)).contains("Glöbex 日本");
        assertThat(lines.getLast())
                .startsWith("landlord: columns that do not fit: ")
                .contains("updatedAt");
    }

    @Test
    void given200Columns_thenEverythingFits_withRelativeTimes() throws Exception {
        String screen = screen(200, "landlord org list");

        assertThat(screen)
                .contains("A company whose name is longer than a narrow terminal")
                .containsPattern("(now|\\d+ (s|min) ago)")
                .doesNotContain("…", "landlord:");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 200})
    void givenHelp_thenNoLineIsLongerThanTheTerminal(int width) throws Exception {
        show(width, "landlord help usage record");

        // With the lines that have left a small screen.
        assertThat(tmux("capture-pane", "-p", "-S", "-").lines())
                .contains("Options:")
                .allMatch(line -> line.length() <= width);
    }

    @Test
    void givenRevokedKeysAndExceededLimits_thenTheyAreRed_unlessColoursAreUnwanted() throws Exception {
        String commands =
                "landlord key list --org org_b; landlord limit check --org org_b --metric tokens --period monthly";

        assertThat(styledScreen(200, commands))
                .containsPattern("\u001B\\[31m(now|\\d+ )")
                .contains("\u001B[31mtrue");
        assertThat(styledScreen(200, "export NO_COLOR=1; " + commands))
                .contains("exceeded")
                .doesNotContain("\u001B[");
        assertThat(styledScreen(200, "export TERM=dumb; " + commands))
                .contains("exceeded")
                .doesNotContain("\u001B[");
    }

    @Test
    void givenPipes_thenLinesAreWhole_andTheEndOfTheReaderIsNoError() throws Exception {
        assertThat(screen(40, "landlord org list -o tsv | grep acme | cut -f1")).isEqualTo(LONG_ID);
        assertThat(screen(40, "landlord org list -o table | grep -c 'narrow terminal'"))
                .isEqualTo("1");
        assertThat(screen(80, "landlord org list -o tsv | head -1 | cut -f2; landlord org list | head -1"))
                .isEqualTo("acme\n[");
        assertThat(screen(80, "landlord org list -o wide | less -FX")).contains(LONG_ID + "  acme");
        assertThat(screen(80, "landlord org list -o wide | less -FX")).doesNotContain("ESC", "\u001B");
    }

    @Test
    void givenTheLocaleC_thenLettersBeyondAsciiAreShown() throws Exception {
        assertThat(screen(80, "export LC_ALL=C; landlord org get org_b")).contains("name       Glöbex 日本");
    }
}
