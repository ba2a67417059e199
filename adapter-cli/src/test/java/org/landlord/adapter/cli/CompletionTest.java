package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The completion script in a real bash.
class CompletionTest {

    @TempDir
    private Path folder;

    private final Cli cli = new Cli();
    private Path program = Path.of("");

    @BeforeEach
    void script() throws IOException {
        cli.run("completion", "bash");
        Files.writeString(folder.resolve("completion"), cli.out());
        program = folder.resolve("landlord");
        standIn("exit 9");
    }

    /// Puts a script in the place of the program.
    private void standIn(String commands) throws IOException {
        Files.writeString(program, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// What the tab key offers after `line`, which begins with the program; errors of the shell are part of it.
    private List<String> offered(String line) throws IOException {
        String code = "source completion; COMP_LINE=\"$1\" COMP_POINT=${#1}; _landlord;"
                + " printf '%s\\n' ${COMPREPLY[@]+\"${COMPREPLY[@]}\"}";
        ProcessBuilder bash =
                new ProcessBuilder("bash", "--norc", "--noprofile", "-uc", code, "bash", program + " " + line);
        bash.directory(folder.toFile()).redirectErrorStream(true);
        bash.environment().keySet().removeIf(name -> name.startsWith("LANDLORD_"));
        Process process = bash.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out.strip().lines().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'pro', project",
        "'project g', get grant",
        "'project grant p', put",
        "'--db x.db org cr', create",
        "'org --context=prod up', update",
        "'reserve co', commit",
        "'secret li', list",
        "'quota-event list --fol', --follow",
        "'org create --s', --slug --server",
        "'limit set --period calendar-d', calendar-day",
        "'limit set --period=we', weekly",
        "'member put ada --role au', auditor",
        "'usage list --order ', asc desc recorded",
        "'org list -o nd', ndjson",
        "'org list --output nd', ndjson",
        "'org list --output=nd', ndjson",
        "'key create --scope usage:wr', write",
        "'completion ', bash zsh",
        "'help us', usage",
        "'help limit s', set",
        "'approval po', policy",
        "'approval policy s', set",
        "'approval list --status w', withdrawn",
        "'run list --state waiting-a', waiting-approval",
        "'limit set --on-exceeded ', none pause cancel",
        "'org create --id ', ''",
        "'nonsense ', ''"
    })
    @DisplayName("the script completes commands, options and the values of closed sets")
    void words(String line, String expected) throws IOException {
        List<String> words = expected.isEmpty() ? List.of() : List.of(expected.split(" "));

        if (line.equals("nonsense ")) {
            assertThat(offered(line)).contains("org", "usage");
        } else {
            assertThat(offered(line)).containsExactlyInAnyOrderElementsOf(words);
        }
    }

    @Test
    @DisplayName("organizations, projects and contexts are completed by the program, with the target of the line")
    void ids() throws IOException {
        standIn("echo \"$@\" >>'" + folder.resolve("asked") + "'\nprintf 'org_a\\nproject_b\\norg_c\\n'");

        assertThat(offered("--db x.db org get o")).containsExactly("org_a", "org_c");
        assertThat(offered("usage record --org=org_")).containsExactly("org_a", "org_c");
        assertThat(offered("limit list --server http://h --org org_a --project "))
                .contains("project_b");
        assertThat(offered("context use ")).contains("org_a");

        assertThat(folder.resolve("asked")).hasContent("""
                org list --columns orgId --limit 500 --db x.db -o tsv
                org list --columns orgId --limit 500 -o tsv
                project list --org org_a --columns projectId --limit 500 --server http://h -o tsv
                context list --columns name -o tsv
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'landlord: no database' >&2; exit 4", "exec sleep 30", "exec /no/such/program"})
    @DisplayName("if the program fails or takes too long, nothing is offered and no error is shown")
    void failing(String commands) throws IOException {
        standIn(commands);
        long begin = System.nanoTime();

        assertThat(offered("org get ")).isEmpty();
        assertThat(offered("project get ")).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    @DisplayName("the script of zsh is the same")
    void zsh() {
        Cli other = new Cli();

        assertThat(other.run("completion", "zsh")).isZero();
        assertThat(other.out()).isEqualTo(cli.out()).contains("bashcompinit").doesNotContain("@WORDS@", "@KINDS@");
    }

    @Test
    @DisplayName("the script is short, because shells load it at every start")
    void size() {
        assertThat(cli.out().length()).isLessThan(20_000);
    }

    @Test
    @DisplayName("help of serve lists its options")
    void serveIsListed() {
        Cli help = new Cli();
        help.run("serve", "--help");

        assertThat(help.out()).contains("--host", "--port", "--db", "127.0.0.1", "8080");
    }
}
