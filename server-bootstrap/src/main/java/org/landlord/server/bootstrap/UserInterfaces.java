package org.landlord.server.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/// What the start message says about the console and the operator's front ends.
///
/// @param path where the front ends are
/// @param hasEntry whether there is one for all gateways
/// @param hasGateways whether there are some of single gateways
record UserInterfaces(String path, boolean hasEntry, boolean hasGateways) {

    private static final String CONSOLE = "/console";
    private static final String SIGN_IN = " (sign in with the key in LANDLORD_TOKEN)";

    static UserInterfaces ofSettings(Config config) {
        return new UserInterfaces(
                config.getValue("landlord.console.ui.path", String.class),
                config.getOptionalValue("landlord.console.ui.entry", String.class)
                        .isPresent(),
                config.getOptionalValue("landlord.console.ui.gateways", String.class)
                        .isPresent());
    }

    /// @param url of the server
    String lines(String url) {
        boolean isReplaced = hasEntry && path.equals(CONSOLE);
        List<String> lines = new ArrayList<>();
        if (!isReplaced) {
            lines.add("console    " + url + CONSOLE + SIGN_IN);
        }
        if (hasEntry) {
            lines.add("front end  " + url + path + "/" + (isReplaced ? SIGN_IN : ""));
        }
        if (hasGateways) {
            lines.add("front end  " + url + path + "/gateways/ID/ (of the gateway ID)");
        }
        return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
