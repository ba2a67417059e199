package org.landlord.it.tenants;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/// The walk of two tenants whose requests go to three server processes on one PostgreSQL database in turn, and of each
/// on one process with a database of its own: three processes answer and keep what one does.
@Tag("heavy")
class WallsOverProcessesIT extends WallsBetweenTenantsSuite {

    private static final int PROCESSES = 3;

    @Override
    Home shared(Path folder, Map<String, String> settings) {
        return Home.onPostgres(PROCESSES, folder, "walls_shared", settings);
    }

    @Override
    Home alone(Path folder, String mark, Map<String, String> settings) {
        return Home.onPostgres(1, folder, "walls_of_" + mark, settings);
    }
}
