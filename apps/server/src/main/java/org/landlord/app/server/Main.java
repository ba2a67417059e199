package org.landlord.app.server;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.landlord.server.bootstrap.LandlordServer;
import org.landlord.server.settings.ProcessSettings;
import org.landlord.server.settings.Setting;

/// Starts the server on SQLite.
@QuarkusMain
public class Main {

    private Main() {}

    /// @param args are not read: settings are environment variables, which `./landlord serve` sets
    public static void main(String... args) {
        leaveACoreToTheWriter();
        LandlordServer.start(Setting.SQLITE, args);
    }

    /// One event loop less than there are cores. The thread that writes is as busy as an event loop, and it wakes
    /// each event loop that it answers to.
    private static void leaveACoreToTheWriter() {
        int cores = Runtime.getRuntime().availableProcessors();
        ProcessSettings.suggest("quarkus.vertx.event-loops-pool-size", String.valueOf(Math.max(1, cores - 1)));
    }
}
