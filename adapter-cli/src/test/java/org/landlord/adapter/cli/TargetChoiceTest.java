package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.InvalidInput;

class TargetChoiceTest {

    private static final Path FILE = Path.of("some.db");
    private static final URI SERVER = URI.create("http://127.0.0.1:8080");
    private static final Map<String, String> ALL =
            Map.of("LANDLORD_SERVER", "https://env.example", "LANDLORD_DB", "env.db", "LANDLORD_TOKEN", "env-token");

    @Test
    @DisplayName("nothing said: the default database")
    void byDefault() {
        assertThat(TargetChoice.of(null, null, null, Map.of()))
                .isEqualTo(new Target.LocalDatabase(Path.of("data/landlord.db")));
    }

    @Test
    @DisplayName("--server and --db come before the environment, a server there before a database")
    void precedence() {
        assertThat(TargetChoice.of(null, SERVER, null, ALL)).isEqualTo(new Target.RemoteServer(SERVER, "env-token"));
        assertThat(TargetChoice.of(FILE, null, null, ALL)).isEqualTo(new Target.LocalDatabase(FILE));
        assertThat(TargetChoice.of(null, null, null, ALL))
                .isEqualTo(new Target.RemoteServer(URI.create("https://env.example"), "env-token"));
        assertThat(TargetChoice.of(null, null, null, Map.of("LANDLORD_DB", "env.db")))
                .isEqualTo(new Target.LocalDatabase(Path.of("env.db")));
    }

    @Test
    @DisplayName("an empty variable says nothing")
    void emptyVariable() {
        assertThat(TargetChoice.of(null, null, null, Map.of("LANDLORD_SERVER", " ", "LANDLORD_DB", "")))
                .isEqualTo(new Target.LocalDatabase(TargetChoice.DEFAULT_DB));
    }

    @Test
    @DisplayName("--token comes before the environment's and is refused without a server")
    void token() {
        assertThat(TargetChoice.of(null, SERVER, "mine", ALL)).isEqualTo(new Target.RemoteServer(SERVER, "mine"));
        assertThatThrownBy(() -> TargetChoice.of(FILE, null, "mine", ALL))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("--token");
    }

    @Test
    @DisplayName("--db and --server at once are refused")
    void both() {
        assertThatThrownBy(() -> TargetChoice.of(FILE, SERVER, null, Map.of()))
                .isInstanceOf(WrongUsage.class)
                .hasMessage("--db and --server do not go together: give one of them");
    }

    @Test
    @DisplayName("a variable that is no address is named")
    void badVariable() {
        assertThatThrownBy(() -> TargetChoice.of(null, null, null, Map.of("LANDLORD_SERVER", "localhost:8080")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("LANDLORD_SERVER must be the address of a server");
    }

    @Test
    @DisplayName("the token is not part of the text of a target")
    void tokenIsHidden() {
        assertThat(new Target.RemoteServer(SERVER, "geheim").toString()).doesNotContain("geheim");
    }

    @Test
    @DisplayName("a local caller is named after the system's user, a remote one is the server's to know")
    void caller() {
        Target local = new Target.LocalDatabase(FILE);

        assertThat(Callers.of(local, "ada")).isEqualTo(new Caller(new ActorId("local:ada")));
        assertThat(Callers.of(local, "ada.löve@home")).isEqualTo(new Caller(new ActorId("local:ada_l_ve_home")));
        assertThat(Callers.of(local, "a".repeat(200)).actorId()).isEqualTo(new ActorId("local:" + "a".repeat(122)));
        assertThat(Callers.of(new Target.RemoteServer(SERVER, null), "ada")).isEqualTo(Caller.unknown());
    }
}
