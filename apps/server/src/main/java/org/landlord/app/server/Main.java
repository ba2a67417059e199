package org.landlord.app.server;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import org.landlord.server.bootstrap.LandlordServer;
import org.landlord.server.bootstrap.ProcessSettings;
import org.landlord.server.bootstrap.Setting;
import org.landlord.server.bootstrap.SettingType;

/// Starts the server on SQLite.
@QuarkusMain
public class Main {

    /// The settings of the storage, and what is stored beside its file.
    static final List<Setting> SETTINGS = List.of(
            new Setting("landlord.db", new SettingType.FilePath(), "./data/landlord.db", "--db"),
            new Setting("landlord.exports-folder", new SettingType.FilePath(), "${landlord.db}-exports", null),
            new Setting("landlord.sqlite.create", new SettingType.Bool(), "true", null),
            Setting.duration("landlord.sqlite.busy-timeout", "10ms", "10m", "10s"),
            Setting.duration("landlord.sqlite.migration-timeout", "1s", "24h", "15m"),
            Setting.duration("landlord.sqlite.watch-interval", "100ms", "20s", "5s"),
            Setting.integer("landlord.sqlite.queue-capacity", 1, 1_000_000, "10000"),
            Setting.integer("landlord.sqlite.group-capacity", 1, 1_000_000_000, "200000"),
            Setting.integer("landlord.sqlite.waiting-readers-per-organization", 1, 1_000_000, "150"));

    private Main() {}

    /// @param args are not read: settings are environment variables, which `./landlord serve` sets
    public static void main(String... args) {
        leaveACoreToTheWriter();
        LandlordServer.start(SETTINGS, args);
    }

    /// One event loop less than there are cores. The thread that writes is as busy as an event loop, and it wakes
    /// each event loop that it answers to.
    private static void leaveACoreToTheWriter() {
        int cores = Runtime.getRuntime().availableProcessors();
        ProcessSettings.suggest("quarkus.vertx.event-loops-pool-size", String.valueOf(Math.max(1, cores - 1)));
    }
}
