package org.landlord.app.server.postgres;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.landlord.server.bootstrap.LandlordServer;
import org.landlord.server.settings.ProcessSettings;
import org.landlord.server.settings.Setting;

/// Starts the server on PostgreSQL.
@QuarkusMain
public class Main {

    private Main() {}

    /// @param args are not read: settings are environment variables, which `./landlord serve` sets
    public static void main(String... args) {
        LoggedRequestIds.choose();
        traceSqlIfThereIsACollector();
        LandlordServer.start(Setting.POSTGRES, args);
    }

    /// Without a collector, statements go to the driver directly.
    private static void traceSqlIfThereIsACollector() {
        String collector = ProcessSettings.first(
                "", "quarkus.otel.exporter.otlp.endpoint", "landlord.traces", "otel.exporter.otlp.endpoint");
        ProcessSettings.suggest("quarkus.datasource.jdbc.telemetry.enabled", String.valueOf(!collector.isEmpty()));
    }
}
