package org.landlord.it.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// Signing in to the console with the identity provider of an organization, as users do it.
final class ProviderSignIn {

    private ProviderSignIn() {}

    /// Names the organization on the sign-in page of the console. The browser then shows the page of the provider.
    static void name(Page page, String organization) {
        page.navigate("/console/");
        page.getByLabel("Organization or e-mail address").fill(organization);
        next(page);
    }

    static void next(Page page) {
        button(page, "Continue").click();
    }

    /// Signs in at a [org.landlord.it.support.BrowserIssuer].
    static void logIn(Page page, String user) {
        page.getByLabel("User").fill(user);
        button(page, "Log in").click();
    }

    /// Goes back from a [org.landlord.it.support.BrowserIssuer] without signing in.
    static void cancel(Page page) {
        button(page, "Cancel").click();
    }

    /// Signs in at a [org.landlord.it.support.BrowserIssuer], up to the first page of the console.
    static void signIn(Page page, String organization, String user) {
        name(page, organization);
        logIn(page, user);
        page.locator(".shell h1").waitFor();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
