package org.landlord.adapter.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.shared.ValueTypes;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.failure.InvalidInput;

/// Chooses between a local database and a server: what the command line says comes before what the environment says,
/// a server before a database.
final class TargetChoice {

    static final String SERVER = "LANDLORD_SERVER";
    static final String TOKEN = "LANDLORD_TOKEN";
    static final String DB = "LANDLORD_DB";
    static final Path DEFAULT_DB = Path.of("data", "landlord.db");

    private TargetChoice() {}

    /// @param db what `--db` says
    /// @param server what `--server` says
    /// @param token what `--token` says
    /// @throws WrongUsage if the options do not go together
    /// @throws InvalidInput naming the environment variable whose value is none
    static Target of(@Nullable Path db, @Nullable URI server, @Nullable String token, Map<String, String> environment) {
        if (db != null && server != null) {
            throw new WrongUsage("--db and --server do not go together: give one of them");
        }
        URI address = server != null || db != null ? server : variable(SERVER, ValueTypes::server, environment);
        if (address != null) {
            return new Target.RemoteServer(address, token != null ? token : variable(TOKEN, text -> text, environment));
        }
        if (token != null) {
            throw new WrongUsage("--token is for a server: give --server, or set " + SERVER);
        }
        Path file = db != null ? db : variable(DB, ValueTypes::path, environment);
        return new Target.LocalDatabase(file != null ? file : DEFAULT_DB);
    }

    private static <T> @Nullable T variable(String name, Function<String, T> reader, Map<String, String> environment) {
        String text = environment.getOrDefault(name, "");
        if (text.isBlank()) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (InvalidInput refused) {
            throw refused.at(name);
        }
    }
}
