package org.landlord.it.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page of another site can do with the console and the API, for a user who is signed in.
@Tag("heavy")
class ForeignSiteIT extends ForeignSiteWorld {

    /// The text that a frame of a page shows.
    private String framed(String address) {
        page.evaluate("""
                (address) => new Promise((done) => {
                  const frame = document.createElement('iframe');
                  frame.onload = done;
                  frame.src = address;
                  document.body.append(frame);
                })""", address);
        Frame frame = page.mainFrame().childFrames().getLast();
        return frame.url() + " " + frame.locator("body").innerText();
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER_SITE, SAME_SITE})
    void givenAFrameOfAForeignPage_thenItShowsNothingOfTheConsole(String host) {
        page.navigate(site.page(host));

        for (String path : List.of("/console/", ORG + "/settings", SESSION, API)) {
            assertThat(framed(at(path))).as(path).doesNotContain("Acme", "acme", "Sign in", "csrfToken", "requestId");
        }

        assertThat(framed(site.page(host))).contains("A page of another site.");
        page.navigate(ORG + "/settings");
        assertThat(page.locator(".facts")).containsText("acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER_SITE, SAME_SITE})
    void givenTheApi_whenAForeignPageCallsIt_thenNothingIsReadAndNothingChanges(String host) {
        String team = "/teams/team_" + UUID.randomUUID();
        world.call(
                "POST", API + "/teams", Map.of("teamId", team.substring(7), "slug", team.substring(12), "name", "T"));
        String before = world.call("GET", API + "/teams", "").toString();
        String body = "{\"slug\":\"evil\",\"name\":\"Evil\"}";
        String url = at(API + "/teams");
        page.navigate(site.page(host));

        for (String mode : List.of("cors", "no-cors")) {
            assertThat(fetched(url, post(mode, "text/plain", body))).isEqualTo("blocked");
            assertThat(fetched(at(SESSION), Map.of("mode", mode, "credentials", "include")))
                    .isEqualTo("blocked");
            assertThat(fetched(url, Map.of("mode", mode, "credentials", "include")))
                    .isEqualTo("blocked");
        }
        assertThat(fetched(url, post("cors", "application/json", body))).isEqualTo("blocked");
        assertThat(fetched(at(API + team), Map.of("method", "DELETE", "credentials", "include")))
                .isEqualTo("blocked");
        assertThat(fetched(
                        at(API + team),
                        Map.of("method", "DELETE", "credentials", "include", "headers", Map.of("X-CSRF-Token", "x"))))
                .isEqualTo("blocked");
        assertThat(page.evaluate("([url, body]) => navigator.sendBeacon(url, body)", List.of(url, body)))
                .isEqualTo(true);
        for (String element : List.of("img", "script")) {
            for (String path : List.of(API, API + "/teams", SESSION)) {
                assertThat(loaded(element, at(path))).as("%s %s", element, path).isEqualTo("error");
            }
        }
        sendForm(url, "text/plain", "{\"slug\":\"evil\",\"x\":\"", "\",\"name\":\"Evil\"}");
        assertThat(page.locator("body")).containsText("UNAUTHENTICATED");

        assertThat(world.call("GET", API + "/teams", "").toString()).isEqualTo(before);
        page.navigate("/console/");
        page.locator(".shell h1").waitFor();
        assertThat(fromConsole("DELETE", API + team)).isEqualTo(204);
        assertThat(world.call("GET", API + "/teams", "").toString()).isNotEqualTo(before);
    }

    /// What a page of the console can do.
    private int fromConsole(String method, String path) {
        return (int) page.evaluate("""
                async ([method, path, session]) => {
                  const { csrfToken } = await (await fetch(session)).json();
                  return (await fetch(path, { method, headers: { 'X-CSRF-Token': csrfToken } })).status;
                }""", List.of(method, path, SESSION));
    }

    private Object loaded(String element, String url) {
        return page.evaluate("""
                ([name, url]) => new Promise((done) => {
                  const element = document.createElement(name);
                  element.onload = () => done('load');
                  element.onerror = () => done('error');
                  element.src = url;
                  document.body.append(element);
                })""", List.of(element, url));
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER_SITE, SAME_SITE})
    void givenAWindowThatAForeignPageOpens_thenNeitherHasAHandleOfTheOther(String host) {
        page.navigate(site.page(host));

        Page opened = opened(at(ORG));
        assertThat(opened.evaluate("window.opener === null")).isEqualTo(true);
        assertThat(page.evaluate("window.handle.closed")).isEqualTo(true);
        assertThat(page.evaluate("window.handle.length")).isEqualTo(0);

        page.navigate(ORG);
        Page twin = opened(at(ORG));
        assertThat(twin.evaluate("window.opener === null")).isEqualTo(false);
        assertThat(page.evaluate("window.handle.closed")).isEqualTo(false);
    }

    private Page opened(String address) {
        Page opened = page.waitForPopup(
                () -> page.evaluate("(address) => { window.handle = window.open(address); }", address));
        opened.locator(".shell h1").waitFor();
        return opened;
    }
}
