package org.landlord.app.cli;

import java.util.stream.Stream;
import org.landlord.adapter.cli.LandlordCli;
import org.landlord.port.out.Clock;
import org.landlord.server.settings.Setting;
import org.landlord.server.settings.SettingsInspection;

/// The settings of a server on SQLite in the environment of this process.
final class ServerSettings {

    private ServerSettings() {}

    static SettingsInspection inspection(Clock clock) {
        return new SettingsInspection(
                System.getenv(),
                Stream.concat(Setting.COMMON.stream(), Setting.SQLITE.stream()).toList(),
                LandlordCli.VARIABLES,
                clock);
    }
}
