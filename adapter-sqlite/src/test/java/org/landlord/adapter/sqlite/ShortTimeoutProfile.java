package org.landlord.adapter.sqlite;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Waits briefly, for tests in which waiting is in vain.
public class ShortTimeoutProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("landlord.sqlite.busy-timeout", "200ms");
    }
}
