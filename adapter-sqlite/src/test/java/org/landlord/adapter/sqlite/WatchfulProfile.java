package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Looks after the file often.
public class WatchfulProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("landlord.sqlite.watch-interval", "50ms", "quarkus.datasource.jdbc.max-size", "3");
    }
}
