package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

    private final Cli cli = new Cli();

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    @DisplayName("the script knows commands, options and the values they take")
    void script(String shell) {
        cli.run("completion", shell);

        assertThat(cli.out())
                .contains("complete -F _complete_landlord -o default landlord landlord.sh")
                .contains("usage_import", "project_grant_put", "quota_event_list", "reservation_commit", "reserve_commit", "doctor")
                .contains("key_rotate", "whoami", "login", "logout", "context_use", "\"usage:write\"")
                .contains("--period", "\"calendar-month\"", "\"ndjson\"", "\"auditor\"", "\"hard\"");
    }

    @Test
    @DisplayName("help of serve lists its options")
    void serveIsListed() {
        cli.run("serve", "--help");

        assertThat(cli.out()).contains("--host", "--port", "--db", "127.0.0.1", "8080");
    }
}
