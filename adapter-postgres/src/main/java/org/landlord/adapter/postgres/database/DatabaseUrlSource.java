package org.landlord.adapter.postgres.database;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.landlord.persistence.jpa.sql.DatabaseUrl;

/// Derives the settings of the data source from the setting `landlord.db`. Loaded by the configuration.
public final class DatabaseUrlSource implements ConfigSourceFactory {

    private static final String DATABASE = "landlord.db";

    /// Above the settings of this module, below those of the operator.
    private static final int ORDINAL = 150;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue setting = context.getValue(DATABASE);
        String text = setting == null ? null : setting.getValue();
        // A malformed URL is reported by the check of all settings.
        return text == null || !isUrl(text) ? List.of() : List.of(source(DatabaseUrl.parse(text)));
    }

    private static boolean isUrl(String text) {
        try {
            DatabaseUrl.parse(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static ConfigSource source(DatabaseUrl url) {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", url.jdbcUrl());
        if (url.user() != null) {
            settings.put("quarkus.datasource.username", url.user());
        }
        if (url.password() != null) {
            settings.put("quarkus.datasource.password", url.password());
        }
        return new PropertiesConfigSource(settings, DATABASE, ORDINAL);
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
