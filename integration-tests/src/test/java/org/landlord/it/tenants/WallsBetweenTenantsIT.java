package org.landlord.it.tenants;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/// The walk of two tenants on one server with one SQLite file, and of each on a server of its own.
@Tag("heavy")
class WallsBetweenTenantsIT extends WallsBetweenTenantsSuite {

    @Override
    Home shared(Path folder, Map<String, String> settings) {
        return Home.onSqlite(folder, settings);
    }

    @Override
    Home alone(Path folder, String mark, Map<String, String> settings) {
        return Home.onSqlite(folder, settings);
    }
}
