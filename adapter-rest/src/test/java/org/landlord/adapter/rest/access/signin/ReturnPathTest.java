package org.landlord.adapter.rest.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/",
                "/console/orgs/acme",
                "/console/orgs/acme/usage?since=2026-11-22T15:04:05.123Z&tz=Europe/Berlin&q=a%20b",
                "/console?x=//a",
                "/console/a..b/.c"
            })
    void givenAPageOfTheConsole_whenItIsRead_thenItIsKept(String path) {
        assertThat(ReturnPath.of(path, null).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "console",
                "/consoles",
                "/console.evil.example",
                "//evil.example/console/",
                "https://evil.example/console/",
                "/console//evil.example",
                "/console/\\evil.example",
                "/console/..//evil.example",
                "/console/../v1",
                "/console/.",
                "/console/%2e%2E/a",
                "/console/.%2e",
                "/console/a\tb",
                "/console/a\nb",
                "/console/a#b",
                "/console/a b",
                "/console/auth/session",
                "/ui/runs",
                "/v1/orgs"
            })
    void givenAnotherAddress_whenItIsRead_thenTheHomePageIsTaken(@Nullable String path) {
        assertThat(ReturnPath.of(path, null).path()).isEqualTo("/console/");
    }

    @ParameterizedTest
    @ValueSource(ints = {1025, 100_000})
    void givenAVeryLongPath_whenItIsRead_thenTheHomePageIsTaken(int length) {
        assertThat(ReturnPath.of("/console/" + "a".repeat(length - 9), null).path())
                .isEqualTo("/console/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui", "/ui/", "/ui/runs/run_1?tab=events", "/ui?x=1", "/console/orgs"})
    void givenFrontEndsOfTheOperator_whenOneOfTheirPagesIsRead_thenItIsKept(String path) {
        assertThat(ReturnPath.of(path, "/ui").path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/uix",
                "/ui.evil.example",
                "/ui//evil.example",
                "/ui/../v1",
                "/ui/%2e%2e/a",
                "/ui/\\evil.example",
                "/v1/orgs",
                "//ui"
            })
    void givenFrontEndsOfTheOperator_whenAnotherAddressIsRead_thenTheHomePageIsTaken(String path) {
        assertThat(ReturnPath.of(path, "/ui").path()).isEqualTo("/console/");
    }

    @Test
    void givenAFrontEndInsteadOfTheConsole_whenAnAddressOfTheSignInIsRead_thenTheHomePageIsTaken() {
        assertThat(ReturnPath.of("/console/auth/session", "/console").path()).isEqualTo("/console/");
        assertThat(ReturnPath.of("/console/runs", "/console").path()).isEqualTo("/console/runs");
    }
}
