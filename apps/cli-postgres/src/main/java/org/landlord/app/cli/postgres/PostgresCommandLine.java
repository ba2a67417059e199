package org.landlord.app.cli.postgres;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.landlord.adapter.cli.Invocation;
import org.landlord.adapter.cli.command.Target;
import org.landlord.cli.bootstrap.CommandLineStorage;
import org.landlord.server.settings.Setting;

/// Databases on PostgreSQL, which exist before Landlord creates its tables in them.
@Singleton
class PostgresCommandLine implements CommandLineStorage {

    @Override
    public boolean opens(Target target) {
        return target instanceof Target.PostgresDatabase;
    }

    @Override
    public Map<String, String> properties(Target target, Invocation invocation) {
        return Map.of(
                "landlord.db", url(target),
                "landlord.postgres.create", Boolean.toString(invocation.createsDatabase()),
                "landlord.postgres.transfer", Boolean.toString(invocation.transfersDatabase()),
                "landlord.postgres.inspect", Boolean.toString(invocation.inspectsDatabase()));
    }

    /// With its password, if it has one.
    private static String url(Target target) {
        return target instanceof Target.PostgresDatabase(var url, var _) ? url : "";
    }

    @Override
    public List<Setting> settings() {
        return Setting.POSTGRES;
    }
}
