package org.landlord.app.server.postgres;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.landlord.server.bootstrap.LandlordServer;
import org.landlord.server.settings.Setting;

/// Starts the server on PostgreSQL.
@QuarkusMain
public class Main {

    private Main() {}

    /// @param args are not read: settings are environment variables, which `./landlord serve` sets
    public static void main(String... args) {
        LandlordServer.start(Setting.POSTGRES, args);
    }
}
