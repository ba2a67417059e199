package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.port.in.access.WhoAmI;

/// What is said to those whose token others can read on its way.
class PlainHttpTest {

    @TempDir
    private Path home;

    private Cli cli = new Cli();

    @BeforeEach
    void begin() {
        cli = new Cli().on(Map.of("HOME", home.toString()));
        cli.landlord.access =
                _ -> new WhoAmI(new ActorId("ada"), ActorKind.USER, null, null, Set.of(), List.of(), false);
    }

    private static String warning(String server) {
        return "landlord: warning: the connection to " + server + " does not use TLS: your token is sent unencrypted\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1:8080",
                "http://[2001:db8::1]:8080",
                "http://landlord.example.com",
                "HTTP://landlord.example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com"
            })
    void givenAnotherMachineWithoutTls_whenATokenIsSentThere_thenOneLineWarns(String server) {
        assertThat(cli.run("whoami", "--server", server, "--token", "a.b.c")).isZero();

        assertThat(cli.connections).isOne();
        assertThat(cli.err()).isEqualTo(warning(server)).doesNotContain("a.b.c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1:8080",
                "HTTPS://landlord.example.com",
                "http://127.0.0.1:8080",
                "http://127.8.9.10:8080",
                "http://[::1]:8080",
                "http://localhost:8080",
                "http://LOCALHOST"
            })
    void givenTlsOrThisMachine_whenATokenIsSentThere_thenNothingIsSaid(String server) {
        assertThat(cli.run("whoami", "--server", server, "--token", "a.b.c")).isZero();

        assertThat(cli.connections).isOne();
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void givenNoToken_whenAServerIsAskedWithoutTls_thenThereIsNothingToWarnOf() {
        cli.run("whoami", "--server", "http://10.0.0.1:8080");

        assertThat(cli.connections).isOne();
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void givenAServerWithoutTls_whenSomebodySignsInThere_thenItWarnsThen_andAtEachCommandThatFollows() {
        assertThat(cli.typing("a.b.c\n").run("login", "--server", "http://10.0.0.1:8080", "--token-stdin"))
                .isZero();
        assertThat(cli.err()).startsWith(warning("http://10.0.0.1:8080") + "logged in to http://10.0.0.1:8080 ");

        cli.err.reset();
        assertThat(cli.run("whoami")).isZero();
        assertThat(cli.err()).isEqualTo(warning("http://10.0.0.1:8080"));
    }
}
