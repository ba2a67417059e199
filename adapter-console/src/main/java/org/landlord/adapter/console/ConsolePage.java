package org.landlord.adapter.console;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/// The page of the console: the same for all addresses below `/console`, which the script reads.
@Singleton
class ConsolePage {

    private final ConsoleFile page;

    ConsolePage(ConsoleFiles files, Branding branding, FrontEnds frontEnds) {
        String title = Html.escaped(branding.title());
        String logo = branding.logo() == null ? "" : " data-logo=\"" + address(files, ConsoleFiles.LOGO) + "\"";
        String icon = branding.logo() == null ? "data:," : address(files, ConsoleFiles.LOGO);
        String frontEnd = frontEnds.isEmpty() ? "" : " data-ui=\"" + Html.escaped(frontEnds.path()) + "\"";
        String html =
                """
                <!doctype html>
                <html lang="en" data-title="%s"%s%s>
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="%s">
                <link rel="stylesheet" href="%s">
                <link rel="stylesheet" href="%s">
                <script type="module" src="%s"></script>
                </head>
                <body>
                <div id="console"></div>
                <noscript>The console needs JavaScript. The API and the command line do not.</noscript>
                </body>
                </html>
                """
                        .formatted(
                                title,
                                logo,
                                frontEnd,
                                title,
                                icon,
                                address(files, ConsoleFiles.STYLE),
                                address(files, ConsoleFiles.BRANDING),
                                address(files, ConsoleFiles.SCRIPT));
        page = ConsoleFile.of("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    ConsoleFile page() {
        return page;
    }

    private static String address(ConsoleFiles files, String name) {
        ConsoleFile file = files.find(name).orElseThrow();
        return ConsoleRoutes.FILES + name + "?v=" + file.version();
    }
}
