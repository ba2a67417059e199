package org.landlord.app.cli;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.landlord.adapter.cli.Invocation;
import org.landlord.adapter.cli.command.Target;
import org.landlord.cli.bootstrap.CommandLineStorage;
import org.landlord.server.settings.Setting;

/// Database files.
@Singleton
class SqliteCommandLine implements CommandLineStorage {

    @Override
    public boolean opens(Target target) {
        return target instanceof Target.LocalDatabase;
    }

    @Override
    public Map<String, String> properties(Target target, Invocation invocation) {
        Map<String, String> properties = new HashMap<>();
        properties.put("landlord.db", target.place());
        properties.put("landlord.sqlite.create", Boolean.toString(invocation.createsDatabase()));
        properties.put("landlord.sqlite.transfer", Boolean.toString(invocation.transfersDatabase()));
        if (invocation.inspectsDatabase()) {
            properties.put("landlord.sqlite.inspect", "true");
            properties.put("landlord.sqlite.query-only", Boolean.toString(!invocation.mayChangeDatabase()));
        }
        return properties;
    }

    @Override
    public List<Setting> settings() {
        return Setting.SQLITE;
    }
}
