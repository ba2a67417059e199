package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "org", "org create", "project grant put", "reserve commit", "help"})
    @DisplayName("help COMMAND prints what COMMAND --help prints")
    void sameAsOption(String command) {
        Cli help = new Cli();
        Cli option = new Cli();

        assertThat(help.run(("help " + command).strip().split(" "))).isZero();
        option.run((command + " --help").strip().split(" "));

        assertThat(help.out()).startsWith("Usage: landlord").isEqualTo(option.out());
        assertThat(help.connections).isZero();
    }

    @Test
    @DisplayName("an unknown command is an error that says where commands are listed")
    void unknown() {
        Cli cli = new Cli();

        assertThat(cli.run("help", "org", "crate")).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("landlord: unknown command crate (see landlord org --help)\n");
    }
}
