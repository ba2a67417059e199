package org.landlord.cli.bootstrap;

import java.util.stream.Stream;
import org.landlord.adapter.cli.LandlordCli;
import org.landlord.port.out.Clock;
import org.landlord.server.settings.Setting;
import org.landlord.server.settings.SettingsInspection;

/// The settings of a server in the environment of this process.
final class ServerSettings {

    private ServerSettings() {}

    static SettingsInspection inspection(CommandLineStorage storage, Clock clock) {
        return new SettingsInspection(
                System.getenv(),
                Stream.concat(Setting.COMMON.stream(), storage.settings().stream())
                        .toList(),
                LandlordCli.VARIABLES,
                clock);
    }
}
